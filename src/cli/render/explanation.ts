import {evidencePairs} from '../../support/text/evidence.js'
import {duration, number, relativeTime} from '../../support/text/quantity.js'
import {wrapText} from '../../support/text/width.js'
import type {Renderer, View} from '../text/view.js'
import {phaseWords} from './application.js'
import {hostLines, type Placed} from './hosts.js'
import {labelled} from './labelled.js'
import {at, type Decision, type Explanation} from './views.js'
import {
  evidenceWords,
  measured,
  moment,
  orderWords,
  outcomeWords,
  proposerWords,
  reasonWords,
  targetWords,
  triggerWords,
  unpinWords,
  verdictWords,
} from './words.js'

type ComponentExplanation = Explanation['components'][number]

/** Why every component is where it is: short, or with `all` every host, term and decision. */
export function renderExplanation({all}: {readonly all: boolean}): Renderer<Explanation> {
  return (explanation, view) =>
    [
      heading(explanation, view),
      ...explanation.components.map((component) => componentPart(explanation, component, all, view)),
      ...placementPart(explanation, all, view),
      ...(all ? [] : [view.style.dim('Every host, score and decision: the same with --all.')]),
    ].join('\n\n')
}

function heading({application}: Explanation, view: View): string {
  const {satisfaction} = application
  const parts = [
    view.style.bold(application.name),
    `${phaseWords(application.phase, view)} ${relativeTime(at(application.phaseSinceAt), view.nowMs)}`,
    application.clusters.length === 0 ? 'in no cluster' : `in ${application.clusters.join(', ')}`,
  ]
  if (application.mode !== undefined) parts.push(`mode ${application.mode} of its own`)
  if (satisfaction !== undefined) {
    const wanted = satisfaction.threshold === undefined ? '' : ` of ${number(satisfaction.threshold)} wanted`
    parts.push(`satisfaction ${number(satisfaction.score)}${wanted} ${met(satisfaction.met, view)}`)
  }
  return [wrapText(parts.join(' · '), view.width - 2, 2), ...application.reasons.map((reason) => `  ${reasonWords(reason)}`)].join('\n')
}

function componentPart(explanation: Explanation, component: ComponentExplanation, all: boolean, view: View): string {
  const placing = placingDecision(component)
  const others = component.decisions.filter((one) => one.id !== placing?.id)
  const since = others.filter((one) => placing === undefined || one.seq > placing.seq)
  const {application} = explanation
  const [latest, ...earlier] = since
  const lines = [
    `${view.style.bold(component.component)} ${whereWords(explanation, component, view)}`,
    ...labelled('Latest', latest === undefined ? [] : [decisionWords(latest, view)], view),
    ...whyLines(placing, view),
    ...hostLines('Hosts now', component.now, all, view),
    ...(all && placing !== undefined
      ? hostLines('Hosts then', candidatesOf(placing, component.component), all, view, placing.unlisted)
      : []),
    ...effectLines(placing, view),
    ...qosLines(explanation, component.component, view),
    ...labelled(
      'Policies',
      component.policies.map(
        ({policy, node, verdict, reason}) => `${policy}${node === undefined ? '' : ` on ${node}`} ${verdict}: ${reason}`,
      ),
      view,
    ),
    ...labelled(
      'Orders',
      component.orders.map((order) => orderWords(order, view)),
      view,
    ),
    ...labelled(
      'Before',
      (all ? others.filter((one) => one.id !== latest?.id) : earlier.slice(0, 2)).map((one) => decisionWords(one, view)),
      view,
    ),
    ...labelled('Change it', wayOut(application.name, component), view),
  ]
  return lines.join('\n')
}

/** The newest decision that was carried out and chose a host for the component. */
export function placingDecision(component: ComponentExplanation): Decision | undefined {
  const chose = (one: Decision): boolean => candidatesOf(one, component.component).some((candidate) => candidate.chosen)
  const carriedOut = component.decisions.filter((one) => one.verdict.kind === 'admitted' && one.outcome.kind === 'done')
  return carriedOut.find(chose) ?? carriedOut[0]
}

function whereWords({application}: Explanation, {component, hosts}: ComponentExplanation, view: View): string {
  const states = application.components.filter((one) => one.component === component)
  const ready = states.reduce((sum, one) => sum + one.ready, 0)
  const upToDate = states.reduce((sum, one) => sum + (one.upToDate ?? one.ready), 0)
  const wanted = states.reduce((sum, one) => sum + one.wanted, 0)
  if (hosts.length === 0) return `${view.style.red('✘')} runs nowhere`
  const clusters = [...new Set(states.filter((one) => one.instances.length > 0).map((one) => one.cluster))]
  const mark = upToDate >= wanted ? view.style.green('✔') : view.style.yellow('…')
  const count = wanted === 1 ? '' : `, ${ready} of ${wanted} ready`
  const old = upToDate < ready ? `, ${upToDate} as wanted now` : ''
  return `${mark} on ${view.style.bold(hosts.join(', '))}${clusters.length === 0 ? '' : ` (${clusters.join(', ')})`}${count}${old}`
}

function whyLines(placing: Decision | undefined, view: View): readonly string[] {
  if (placing === undefined) return labelled('Why', ['no decision about it is in the journal'], view)
  const evidence = evidencePairs(placing.analysis.evidence)
  return [
    ...labelled('Why', [`${placing.analysis.reason}`], view),
    ...labelled('Decision', [`${placing.summary} — by ${proposerWords(placing.proposer)}, ${moment(placing.decidedAt, view)}`], view),
    ...labelled('Trigger', [triggerWords(placing.trigger, view)], view),
    ...labelled('Evidence', evidence.length === 0 ? [] : [evidence.map(([name, value]) => evidenceWords(name, value)).join(' · ')], view),
  ]
}

function effectLines(placing: Decision | undefined, view: View): readonly string[] {
  const effect = placing?.effect
  if (effect === undefined) return []
  const value = (number: number | undefined): string => (number === undefined ? 'unknown' : measured(effect.metric, number))
  const predicted = effect.predicted === undefined ? '' : `, foreseen ${value(effect.predicted)}`
  const age = duration(Math.max(0, at(effect.measuredAt) - at(placing?.decidedAt ?? effect.measuredAt)))
  const line = `${effect.metric} ${value(effect.before)} → ${value(effect.after)}${predicted}; measured ${age} after the decision`
  return labelled('Effect', [line], view)
}

function qosLines({application}: Explanation, component: string, view: View): readonly string[] {
  const lines = application.qos
    .filter((one) => one.component === component)
    .map((one) => {
      const target = `target ${targetWords(one.metric, one.relation, one.target)}`
      if (one.value === undefined) return `${one.metric}: no fresh measurement, ${target}`
      return `${one.metric} ${measured(one.metric, one.value)}, ${target} ${one.met === undefined ? '' : met(one.met, view)}`
    })
  return labelled('Target', lines, view)
}

function decisionWords(decision: Decision, view: View): string {
  const again = decision.repeats > 0 ? ` (${decision.repeats + 1} times)` : ''
  const end = decision.verdict.kind === 'admitted' ? outcomeWords(decision.outcome) : verdictWords(decision.verdict, view)
  // A policy that finds nothing to do says so once: as what it decided, and as why nothing came of it.
  const words = end === `rejected: ${decision.summary}` ? `rejected: ${decision.summary}` : `${decision.summary} — ${end}`
  return `${relativeTime(at(decision.decidedAt), view.nowMs)}: ${words}${again}`
}

function wayOut(application: string, {component, hosts, now, orders}: ComponentExplanation): readonly string[] {
  const other = now.find((one) => one.refusals.length === 0 && !hosts.includes(one.host))?.host ?? 'NODE'
  const lines = [`mlsysops app move ${application} ${component} --to ${other}`]
  if (orders.every(({wish}) => wish.kind !== 'pin')) lines.push(`mlsysops app pin ${application} ${component}   (keep it where it is)`)
  return [...lines, ...new Set(orders.map((order) => unpinWords(application, order)))]
}

function placementPart({placement}: Explanation, all: boolean, view: View): readonly string[] {
  const [newest] = placement
  if (newest === undefined) return []
  const shown = all ? placement : [newest]
  const lines = shown.flatMap((one) => [
    ...labelled('Why', [`${one.summary}: ${one.analysis.reason}`], view),
    ...hostLines('Clusters', one.candidates, all, view, one.unlisted),
  ])
  return [[view.style.bold('Choice of clusters'), ...lines].join('\n')]
}

function candidatesOf(decision: Decision, component: string): readonly Placed[] {
  return decision.candidates.filter((one) => one.component === component)
}

function met(isMet: boolean, {style}: View): string {
  return isMet ? style.green('✔ met') : style.red('✘ missed')
}
