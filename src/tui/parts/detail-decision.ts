import type {CandidateDto, DecisionDto, EffectDto} from '../../northbound/contract/dto.js'
import {evidencePairs} from '../../support/text/evidence.js'
import {clockTime, dateTime, number, plural} from '../../support/text/quantity.js'
import {unlistedText} from '../../support/text/unlisted.js'
import {decisionRow} from '../rows/decisions.js'
import {at, type Data} from '../state.js'
import {span} from '../text/line.js'
import type {Document} from './document.js'
import {foreseenText, measuredText, outcomeText, proposerText, reasonText, STANDING, standingSymbol, triggerText} from './words.js'

export function decisionDetail(document: Document, data: Data, id: string): void {
  const decision = (data.decisions ?? []).find((one) => one.id === id)
  if (decision === undefined) {
    document.heading([span(' This decision is no longer kept here.', 'muted')])
    return
  }
  const {symbols} = document
  const row = decisionRow(decision)
  const {role, word} = STANDING[row.standing]
  document.heading([
    span(` ${standingSymbol(row.standing, symbols)} ${word}`, role),
    span(` ${symbols.dot} ${dateTime(row.decidedMs)} UTC`, 'muted'),
  ])
  document.section('What', [decision.summary])
  document.section('Concerns', [[decision.application, decision.cluster].filter((one) => one !== undefined).join(` ${symbols.dot} `)])
  document.section('By', [`${proposerText(decision)}, agent ${decision.agent}`])
  writeDecision(document, data, decision)
  if (row.standing === 'approval')
    document.section('Answer', [`mlsysops plan approve ${decision.id}`, `mlsysops plan reject ${decision.id}`], 'accent')
  document.section('Id', [decision.id], 'muted')
}

/** Why, on what it stands, what was weighed, what came of it: for a decision of its own, and for the one that placed a component. */
export function writeDecision(document: Document, data: Data, decision: DecisionDto): void {
  const unitOf = (metric: string): string | undefined => data.units.get(metric)
  document.section('Why', [decision.analysis.reason])
  document.section('Trigger', [triggerText(decision.trigger, unitOf)])
  document.section('Evidence', [evidenceText(decision, ` ${document.symbols.dot} `)], 'muted')
  document.section('Verdict', [verdictText(decision)])
  writeCandidates(document, 'Hosts', decision.candidates, unitOf, decision.unlisted)
  document.section('Outcome', [outcomeText(decision)])
  if (decision.effect !== undefined) document.section('Effect', [effectText(decision.effect, unitOf, document.symbols.arrow)], 'accent')
}

const MOST_HOSTS = 8

/** Those that would do, the best first; then those that would not, hosts with the same refusal together. */
export function writeCandidates(
  document: Document,
  label: string,
  candidates: readonly CandidateDto[],
  unitOf: (metric: string) => string | undefined,
  unlisted?: DecisionDto['unlisted'],
): void {
  const {symbols} = document
  const eligible = candidates
    .filter((one) => one.refusals.length === 0 || one.chosen)
    .toSorted((a, b) => Number(b.chosen) - Number(a.chosen) || (b.score ?? 0) - (a.score ?? 0) || (a.host < b.host ? -1 : 1))
  const more = eligible.length - MOST_HOSTS
  document.marked(label, [
    ...eligible.slice(0, MOST_HOSTS).map((one) => ({
      symbol: one.chosen ? symbols.chosen : symbols.eligible,
      role: one.chosen ? ('good' as const) : ('muted' as const),
      text: [one.host, foreseenText(one, unitOf, symbols), one.score === undefined ? '' : `score ${number(one.score)}`]
        .filter((text) => text !== '')
        .join('   '),
    })),
    ...(more > 0 ? [{symbol: symbols.eligible, role: 'muted' as const, text: `${more} more would do, with lower scores`}] : []),
    ...[...groupedByRefusal(candidates)].map(([reason, hosts]) => ({
      symbol: symbols.failed,
      role: 'bad' as const,
      text: `${namesText(hosts)}: ${reason}`,
      textRole: 'muted' as const,
    })),
    ...unlistedText(unlisted).map((text) => ({symbol: symbols.eligible, role: 'muted' as const, text})),
  ])
}

function groupedByRefusal(candidates: readonly CandidateDto[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const {chosen, refusals, host} of candidates) {
    if (chosen || refusals.length === 0) continue
    const reason = refusals.map(reasonText).join('; ')
    groups.set(reason, [...(groups.get(reason) ?? []), host])
  }
  return groups
}

function namesText(hosts: readonly string[]): string {
  return hosts.length > 4 ? `${hosts.slice(0, 3).join(', ')} and ${plural(hosts.length - 3, 'other')}` : hosts.join(', ')
}

function evidenceText({analysis}: DecisionDto, between: string): string {
  return evidencePairs(analysis.evidence)
    .map(([name, value]) => `${name} ${typeof value === 'number' ? number(value) : value}`)
    .join(between)
}

function verdictText({verdict}: DecisionDto): string {
  switch (verdict.kind) {
    case 'admitted':
      return verdict.reason
    case 'deferred':
      return `deferred, not before ${clockTime(at(verdict.notBeforeAt))}: ${verdict.reason}`
    case 'rejected':
      return `rejected: ${verdict.reasons.map(reasonText).join('; ')}`
    case 'held':
      return `held: ${verdict.reason}`
    case 'awaiting-approval':
      return `waits for approval: ${verdict.reason}`
  }
}

export function effectText(effect: EffectDto, unitOf: (metric: string) => string | undefined, arrow: string): string {
  const value = (one: number | undefined): string => (one === undefined ? 'unknown' : measuredText(one, unitOf(effect.metric)))
  const foreseen = effect.predicted === undefined ? '' : `, ${value(effect.predicted)} was foreseen`
  return `${effect.metric} ${value(effect.before)} ${arrow} ${value(effect.after)}${foreseen}, measured at ${clockTime(at(effect.measuredAt))}`
}
