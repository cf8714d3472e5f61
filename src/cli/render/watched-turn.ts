import {evidencePairs} from '../../support/text/evidence.js'
import {clockTime, duration, plural} from '../../support/text/quantity.js'
import type {Cell} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'
import {at, type TurnItem} from './views.js'
import {evidenceWords, triggerWords, verdictWords} from './words.js'

type Turn = Extract<TurnItem, {kind: 'turn'}>
type Plan = NonNullable<Turn['plan']>

/** One turn, or several alike: what the policy said, what woke it, on what it went, and what became of what it wanted. */
export const renderWatchedTurn: Renderer<TurnItem> = (item, view) => {
  const {style} = view
  if (item.kind === 'omitted') return style.yellow(`… ${plural(item.count, 'turn')} of ${item.agent} left out: they were too many`)
  const {application, agent, analysis, tookMs, count, plan} = item
  // It was just now when it began.
  const then = {...view, nowMs: at(item.at)}
  const {text, paint} = verdictOf(analysis.verdict, view)
  const said = `${text}${count === 1 ? '' : ` ×${count}`}`
  const by = style.dim(`(${application === undefined ? '' : `${agent}, `}${duration(tookMs)})`)
  const evidence = evidencePairs(analysis.evidence).map(([name, value]) => evidenceWords(name, value))
  return [
    `${style.dim(clockTime(at(item.at), view.nowMs))}  ${style.bold(application ?? agent)}  ${paint(said)}: ${analysis.reason}  ${by}`,
    `    woken by  ${triggerWords(item.trigger, then)}`,
    ...(evidence.length === 0 ? [] : [`    evidence  ${evidence.join(' · ')}`]),
    ...(plan === undefined ? [] : planLines(plan, then)),
  ].join('\n')
}

function planLines({summary, tookMs, actions, unlisted}: Plan, view: View): readonly string[] {
  const wanted = summary === undefined ? 'nothing' : summary
  return [
    `    wanted    ${wanted}  ${view.style.dim(`(${duration(tookMs)})`)}`,
    ...actions.flatMap(({reason, verdict, decision}) => [
      ...(actions.length === 1 ? [] : [`    action    ${reason}`]),
      `    arbiter   ${verdictWords(verdict, view)}${decision === undefined ? '' : view.style.dim(`  ${decision}`)}`,
    ]),
    ...(unlisted === undefined ? [] : [`    and ${plural(unlisted, 'more action', 'more actions')}`]),
  ]
}

function verdictOf(verdict: Turn['analysis']['verdict'], {style}: View): Exclude<Cell, string> {
  switch (verdict) {
    case 'fine':
      return {text: '· fine', paint: style.dim}
    case 'hold':
      return {text: '‖ hold', paint: style.yellow}
    case 'adapt':
      return {text: '▲ adapt', paint: style.cyan}
  }
}
