import {clockTime, duration} from '../../support/text/quantity.js'
import type {PolicyTurn} from '../policy-trace.js'
import type {Renderer} from '../text/view.js'
import {at} from './views.js'
import {outcomeWords, triggerWords, verdictCell, verdictWords} from './words.js'

/** One turn: what woke it, what it found, what it wanted, and what became of that. */
export const renderTurn: Renderer<PolicyTurn> = (turn, view) => {
  const {style, nowMs} = view
  if (turn.kind === 'look')
    return `${style.dim(clockTime(at(turn.saidAt), nowMs))}  ${style.bold([turn.application, turn.agent].filter((one) => one !== undefined).join(' on '))}  · ${turn.verdict}  ${turn.reason}`
  const {decidedAt, application = '–', trigger, analysis, summary, verdict, outcome} = turn.decision
  const cell = verdictCell(verdict, outcome, view)
  const took = turn.durationMs === undefined ? '' : ` (${duration(turn.durationMs)})`
  const isTold = verdict.kind === 'held'
  return [
    `${style.dim(clockTime(at(decidedAt), nowMs))}  ${style.bold(application)}  ${typeof cell === 'string' ? cell : cell.paint(cell.text)}  ${summary}`,
    `    woken by  ${triggerWords(trigger, view)}`,
    ...(isTold ? [] : [`    because   ${analysis.reason}`, `    arbiter   ${verdictWords(verdict, view)}`]),
    ...(outcome.kind === 'none' ? [] : [`    outcome   ${outcomeWords(outcome)}${took}`]),
  ].join('\n')
}
