import {OperationalError} from '../../support/errors.js'
import type {Conditions, HostPlace, Move, Truth} from './contract.js'
import {gcd} from './grid.js'
import {costOf, type Objective} from './objective.js'

/** About 200 MB in a thread. */
const MOST_TICKS = 4_000_000

/**
 * The moves of one who knows everything that is to come, and pays the same delays as everyone: backward induction over moments. The score of a plan is
 * piecewise linear in when its moves begin, with corners only where a beginning or an end meets a step, so a plan on the common measure of the steps and
 * of a move's time is the best of all.
 */
export function optimalMoves(conditions: Conditions, truth: Truth, objective: Objective, moveMs: number): readonly Move[] {
  const {timesMs, stepMs, scoredFrom} = conditions
  const {beginMs, tickMs, ticks} = ticksOf(conditions, moveMs)
  const costs = {staying: [sums(false, 0), sums(false, 1)], moving: [sums(true, 0), sums(true, 1)]} as const
  const moveTicks = Math.round(moveMs / tickMs)
  const values: readonly [Float64Array, Float64Array] = [new Float64Array(ticks + 1), new Float64Array(ticks + 1)]
  const isMove: readonly [Uint8Array, Uint8Array] = [new Uint8Array(ticks), new Uint8Array(ticks)]
  for (let tick = ticks - 1; tick >= 0; tick -= 1) {
    for (const host of HOSTS) {
      const arrival = Math.min(ticks, tick + moveTicks)
      const staying = between(costs.staying[host], tick, tick + 1) + (values[host][tick + 1] ?? 0)
      const moving = between(costs.moving[host], tick, arrival) + (values[other(host)][arrival] ?? 0)
      // Of two that are worth the same the calmer one.
      isMove[host][tick] = moving < staying - 1e-9 ? 1 : 0
      values[host][tick] = Math.min(staying, moving)
    }
  }
  const moves: Move[] = []
  let host: HostPlace = 0
  for (let tick = 0; tick < ticks; ) {
    if (isMove[host][tick] !== 1) {
      tick += 1
      continue
    }
    const startMs = beginMs + tick * tickMs
    host = other(host)
    moves.push({startMs, endMs: startMs + moveMs, to: host})
    tick += moveTicks
  }
  return moves

  /** Running sums of what each tick costs on a host. What is not recorded or not scored costs nothing. */
  function sums(isMoving: boolean, host: HostPlace): Float64Array {
    const running = new Float64Array(ticks + 1)
    let step = 0
    for (let tick = 0; tick < ticks; tick += 1) {
      const nowMs = beginMs + tick * tickMs
      while (step + 1 < timesMs.length && (timesMs[step + 1] ?? 0) <= nowMs) step += 1
      const counts = step >= scoredFrom && nowMs < (timesMs[step] ?? 0) + stepMs
      running[tick + 1] = (running[tick] ?? 0) + (counts ? tickMs * costOf(objective, truth[host][step] ?? 0, host, isMoving) : 0)
    }
    return running
  }
}

/** Rejects where a plan on steps and a move so long would have too many moments to be found: where they have next to no common measure. */
export function checkMoments(conditions: Conditions, moveMs: number): void {
  const {ticks, tickMs} = ticksOf(conditions, moveMs)
  if (ticks <= MOST_TICKS) return
  throw new OperationalError(
    `A move of ${moveMs / 1_000} s and the steps of the recording have only ${tickMs} ms in common: the optimum would be sought among ${ticks} moments, and ${MOST_TICKS} can be.`,
    {
      code: 'replay-impossible',
      exit: 'invalid',
      hints: ['Let move_s be a part or a multiple of a step, or a round number.', `A step is ${conditions.stepMs / 1_000} s.`],
    },
  )
}

/** `moveMs` is whole. */
function ticksOf({timesMs, stepMs}: Conditions, moveMs: number) {
  const beginMs = timesMs[0] ?? 0
  const tickMs = timesMs.reduce((common, timeMs) => gcd(common, timeMs - beginMs), gcd(moveMs, stepMs))
  return {beginMs, tickMs, ticks: Math.round(((timesMs.at(-1) ?? 0) + stepMs - beginMs) / tickMs)}
}

const HOSTS = [0, 1] as const

export function other(host: HostPlace): HostPlace {
  return host === 0 ? 1 : 0
}

function between(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0)
}
