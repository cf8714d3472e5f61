import {dateTime, duration, number, plainNumber} from '../../support/text/quantity.js'
import {horizonSteps} from '../replay/controllers.js'
import {moveMsOf} from '../replay/objective.js'
import {lengthMs, lengthsMs} from '../replay/steps.js'
import type {Study, StudyPoint} from '../replay/study.js'
import {isBelow, type ReplaySummary} from '../replay/summary.js'

/** What a reader must know before any number: what was scored, what was fitted and how well, what is assumed. */
export function studyFacts({case: asked, seeds, steps, conditions, unit, shown: {fit, rule}}: Study): readonly string[] {
  const [first, second] = asked.hosts
  const {underperforming_above, underperforming = 1, target_missed = 0, dear = 0.25, moving = 1} = asked.objective
  const lengths = lengthsMs({timesMs: conditions.timesMs, stepMs: steps.stepMs})
  const scoredMs = lengthMs(lengths, steps.past)
  const pastMs = lengthMs(lengths, 0) - scoredMs
  const aheadMs = horizonSteps({timesMs: conditions.timesMs, stepMs: steps.stepMs}, moveMsOf(asked)) * steps.stepMs
  const on = steps.past === 0 ? 'what is scored, which flatters' : 'the past'
  return [
    `${asked.name}: ${asked.application}/${asked.component} between ${first?.name} and ${second?.name}, ${duration(scoredMs)} scored in steps of ${duration(steps.stepMs)}, ${dateTime(steps.fromMs)} to ${dateTime(steps.toMs)}; ${steps.past === 0 ? 'nothing is past' : `${duration(pastMs)} before it are the past`}`,
    ...(conditions.remarks ?? []).map((remark) => `recording: ${remark}`),
    `seeds: ${seeds.length === 1 ? String(seeds[0]) : `${seeds[0]} to ${seeds.at(-1)}, the same for everyone; ± is half a 95 % interval`}`,
    `score: ${plainNumber(underperforming)} x time with ${asked.metric} above ${plainNumber(underperforming_above)}${target_missed === 0 ? '' : ` + ${plainNumber(target_missed)} x time above ${plainNumber(asked.target)}`} + ${plainNumber(dear)} x time on the dear host + ${plainNumber(moving)} x time of moves`,
    ...(unit === undefined ? [] : [`unit: ${asked.metric}, its target and its bound are in ${unit}`]),
    ...fitFacts(fit, asked, on),
    'best counts who knows only the past: not the optimum, nor foreknowledge, which know what will come, nor greedy, which sees both hosts at once',
    `horizon: forecasts and their rule look ${duration(aheadMs)} ahead`,
    `assumed: ${second?.name} is ${plainNumber(second?.speed ?? 1)} times as fast and said to be ${plainNumber(second?.rated ?? 1)} times, a move takes ${plainNumber(moveMsOf(asked) / 1_000)} s and the old host serves until its end; a value holds until the next is recorded`,
    ...(rule === undefined ? [] : [`hysteresis, fitted to ${on}: ${rule}`]),
  ]
}

function fitFacts(fit: Study['shown']['fit'], {metric, load}: Study['case'], on: string): readonly string[] {
  if (fit === undefined) return ['fitted: nothing; a value elsewhere is the recorded one over the speed']
  const {base, perLoad, error, pairs, unseen, loads, beyond} = fit
  const later = unseen === undefined ? '' : `; on what it did not see ${number(unseen.error)} over ${unseen.pairs}`
  const range =
    loads.least === loads.most
      ? `${load} was ${number(loads.least)} wherever it was fitted: what a load costs is not known`
      : `for ${load} of ${number(loads.least)} to ${number(loads.most)}`
  const outside = beyond === 0 ? '' : `; ${(beyond * 100).toFixed(1)} % of the scored steps are beyond that, where the line only goes on`
  return [
    `fitted on ${on}: ${metric} = ${number(base)} + ${number(perLoad)} x ${load}, mean error ${number(error)} over ${pairs} pairs${later}`,
    `the fit holds: ${range}${outside}`,
  ]
}

export function pointName(settings: StudyPoint['settings']): string {
  return settings.length === 0 ? 'the case' : settings.map(({parameter, value}) => `${parameter} = ${number(value)}`).join(', ')
}

/** Whether knowing the past pays at all here. */
export function verdictOf({best, bestConstant, pays, contenders, seeds}: ReplaySummary): string {
  const beyond = contenders.find(({name}) => name === best)?.beyondConstant
  if (best === bestConstant)
    return `Nothing that knows only the past does better than "${bestConstant}": here neither rules nor prediction pay.`
  if (beyond === undefined) return ''
  const gain = `${best} scores ${number(-beyond.mean)} lower than "${bestConstant}"`
  if (pays === undefined) return `${gain}; ${seeds} seed says nothing of how sure that is: --seeds 20.`
  return isBelow(beyond) === true
    ? `${gain}, and its interval says so.`
    : `${gain}, but its interval does not say so: here it does not pay for certain.`
}
