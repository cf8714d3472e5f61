import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Conditions, HostPlace, Move, Score, Truth} from './contract.js'
import {lengthMs, lengthsMs} from './steps.js'

/** What a case says that a second is worth. */
export type Objective = {
  readonly underperformingAbove: number
  readonly target: number
  readonly dearHost: HostPlace
  readonly weights: {readonly underperforming: number; readonly targetMissed: number; readonly dear: number; readonly moving: number}
}

const DEFAULT_MOVE_S = 20

/** Whole, and at least 1. */
export function moveMsOf({move_s = DEFAULT_MOVE_S}: ReplayCase): number {
  return Math.max(1, Math.round(move_s * 1_000))
}

export function objectiveOf({target, hosts, objective}: ReplayCase): Objective {
  const {underperforming_above, underperforming = 1, target_missed = 0, dear = 0.25, moving = 1} = objective
  const [first, second] = hosts
  return {
    underperformingAbove: underperforming_above,
    target,
    dearHost: (first?.price ?? 0) > (second?.price ?? 0) ? 0 : 1,
    weights: {underperforming, targetMissed: target_missed, dear, moving},
  }
}

/** What a unit of time costs where the metric is `value` on `host`, and a move from there is under way or not. */
export function costOf(
  {underperformingAbove, target, dearHost, weights}: Objective,
  value: number,
  host: HostPlace,
  isMoving: boolean,
): number {
  return (
    (value > underperformingAbove ? weights.underperforming : 0) +
    (value > target ? weights.targetMissed : 0) +
    // While a move is under way both hosts are taken.
    (isMoving || host === dearHost ? weights.dear : 0) +
    (isMoving ? weights.moving : 0)
  )
}

/** Of the steps that are scored, what the moves made of them. `moves` are in order and do not overlap; before the first it is on the first host. */
export function scoreOf(conditions: Conditions, truth: Truth, objective: Objective, moves: readonly Move[]): Score {
  const {timesMs, scoredFrom} = conditions
  const lengths = lengthsMs(conditions)
  const sums = {underperforming: 0, targetMissed: 0, dear: 0, moving: 0}
  let next = 0
  let host: HostPlace = 0
  for (let step = 0; step < timesMs.length; step += 1) {
    const endMs = (timesMs[step] ?? 0) + (lengths[step] ?? 0)
    let fromMs = timesMs[step] ?? 0
    while (fromMs < endMs) {
      let move = moves[next]
      while (move !== undefined && move.endMs <= fromMs) {
        host = move.to
        next += 1
        move = moves[next]
      }
      const isMoving = move !== undefined && move.startMs <= fromMs
      const untilMs = Math.min(endMs, move === undefined ? endMs : isMoving ? move.endMs : move.startMs)
      if (step >= scoredFrom) {
        const value = truth[host][step] ?? Number.NaN
        const lasted = untilMs - fromMs
        if (value > objective.underperformingAbove) sums.underperforming += lasted
        if (value > objective.target) sums.targetMissed += lasted
        if (isMoving || host === objective.dearHost) sums.dear += lasted
        if (isMoving) sums.moving += lasted
      }
      fromMs = untilMs
    }
  }
  const scoredMs = lengthMs(lengths, scoredFrom)
  const shares = {
    underperforming: sums.underperforming / scoredMs,
    targetMissed: sums.targetMissed / scoredMs,
    dear: sums.dear / scoredMs,
    moving: sums.moving / scoredMs,
  }
  const {weights} = objective
  const beganMs = timesMs[scoredFrom] ?? 0
  return {
    score:
      weights.underperforming * shares.underperforming +
      weights.targetMissed * shares.targetMissed +
      weights.dear * shares.dear +
      weights.moving * shares.moving,
    ...shares,
    moves: moves.filter(({startMs}) => startMs >= beganMs).length,
  }
}
