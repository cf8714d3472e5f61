import type {PolicyProof, ProofVerdict, ProvenDecision} from '../../lab/run/prove.js'
import {duration, number} from '../../support/text/quantity.js'
import {renderPairs} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

const MOST_DECISIONS = 12
const MOST_LINES = 12

/** What a policy is, what it decided on the simulated slice, what it wrote, and whether it works. */
export const renderProof: Renderer<PolicyProof> = (proof, view) => {
  const {policy, environment, missingMechanisms, application, durationMs, isGivenUp, missedMs, decisions, said, output, verdict} = proof
  const shown = decisions.slice(0, MOST_DECISIONS)
  const left = decisions.length - shown.length
  const parts = [
    [view.style.bold(policy.name), ...(policy.summary === '' ? [] : [policy.summary])].join('\n'),
    renderPairs(
      [
        ['Layer', `${policy.layer}, one instance for each ${policy.scope === 'global' ? 'agent' : 'application'}`],
        ['Woken by', policy.metrics.join(', ') || 'events alone'],
        ['At least every', duration(policy.intervalMs)],
        ['Mechanisms', policy.mechanisms.join(', ')],
        ...(environment === undefined ? [] : [['Python', `${environment.version} (${environment.python})`] as const]),
        ...(environment === undefined || environment.packages.length === 0 ? [] : [['Packages', packageWords(environment)] as const]),
      ],
      view,
    ),
    ...(missingMechanisms.length === 0
      ? []
      : [view.style.yellow(`▲ It names ${missingMechanisms.join(', ')}, which no agent has: plans with that are refused.`)]),
    `${duration(durationMs)} of ${application} on a simulated slice; a target was missed for ${duration(missedMs)} of it.`,
    ...(isGivenUp ? [view.style.yellow('▲ It failed again and again: it was given up.')] : []),
    ...(shown.length === 0 ? [] : [shown.map((one) => renderDecision(one, view)).join('\n')]),
    ...(left > 0 ? [`… and ${left} more kinds of decisions: --json has all.`] : []),
    ...(said.length === 0 ? [] : [said.map(({component, reason}) => `At the end, of ${component}: ${reason}`).join('\n')]),
    ...(output.length === 0 ? [] : [renderOutput(output, view)]),
    verdictLine(verdict, view),
  ]
  return parts.join('\n\n')
}

function renderDecision({atMs, times, decision}: ProvenDecision, {style}: View): string {
  const {trigger, analysis, summary, verdict, outcome} = decision
  return [
    `after ${duration(atMs)}${times === 1 ? '' : `, ${times} times`}: ${style.bold(summary)}`,
    `  woken by  ${triggerWords(trigger)}`,
    `  because   ${analysis.reason}`,
    `  arbiter   ${arbiterWords(verdict)}`,
    ...(outcome.kind === 'none' ? [] : [`  outcome   ${outcome.kind}${outcome.kind === 'done' ? `: ${outcome.message}` : ''}`]),
  ].join('\n')
}

function triggerWords(trigger: ProvenDecision['decision']['trigger']): string {
  if (trigger.kind === 'metric') return `${trigger.metric}, which was ${number(trigger.value)}`
  if (trigger.kind === 'interval') return 'its interval'
  return 'change' in trigger ? `${trigger.kind}: ${trigger.change}` : trigger.kind
}

function arbiterWords(verdict: ProvenDecision['decision']['verdict']): string {
  if (verdict.kind === 'admitted') return verdict.reason
  return verdict.kind === 'rejected'
    ? `rejected: ${verdict.reasons.map(({message, wayOut}) => [message, wayOut].filter((one) => one !== undefined).join(' ')).join('; ')}`
    : `${verdict.kind}: ${verdict.reason}`
}

function packageWords({packages}: NonNullable<PolicyProof['environment']>): string {
  return packages.map(({requirement, installed}) => `${requirement} (${installed ?? 'not there'})`).join(', ')
}

function renderOutput(output: PolicyProof['output'], {style}: View): string {
  const left = output.length - MOST_LINES
  const lines = output.slice(-MOST_LINES).map(({text}) => style.dim(`  ${text}`))
  return [`It wrote${left > 0 ? ` (the last of ${output.length} lines)` : ''}:`, ...lines].join('\n')
}

function verdictLine({kind, reason}: ProofVerdict, {style}: View): string {
  switch (kind) {
    case 'works':
      return style.green(`✔ It works. ${reason}`)
    case 'never-asked':
      return style.yellow(`‖ Never asked. ${reason} --app and --scenario try it elsewhere.`)
    case 'wanted-nothing':
      return style.yellow(`‖ Nothing wanted. ${reason} It saw a need to adapt: a plan that finds no way should say why.`)
    case 'refused':
      return style.red(`✘ Refused. ${reason}`)
    case 'failed':
      return style.red(`✘ It failed: ${reason}`)
  }
}
