import {dateTime, duration, number, plainNumber} from '../../support/text/quantity.js'
import type {Study, StudyPoint} from '../replay/study.js'
import {isBelow, type ReplaySummary} from '../replay/summary.js'

/** What a reader must know before any number: what was scored, what was fitted and how well, what is assumed. */
export function studyFacts({case: asked, seeds, steps, unit, shown: {fit, rule}}: Study): readonly string[] {
  const [first, second] = asked.hosts
  const {underperforming_above, underperforming = 1, target_missed = 0, dear = 0.25, moving = 1} = asked.objective
  return [
    `${asked.name}: ${asked.application}/${asked.component} between ${first?.name} and ${second?.name}, ${duration(steps.scored * steps.stepMs)} scored in steps of ${duration(steps.stepMs)}, ${dateTime(steps.fromMs)} to ${dateTime(steps.toMs)}; ${steps.past === 0 ? 'nothing is past' : `${duration(steps.past * steps.stepMs)} before it are the past`}`,
    `seeds: ${seeds.length === 1 ? String(seeds[0]) : `${seeds[0]} to ${seeds.at(-1)}, the same for everyone; ± is half a 95 % interval`}`,
    `score: ${plainNumber(underperforming)} x time with ${asked.metric} above ${plainNumber(underperforming_above)}${target_missed === 0 ? '' : ` + ${plainNumber(target_missed)} x time above ${plainNumber(asked.target)}`} + ${plainNumber(dear)} x time on the dear host + ${plainNumber(moving)} x time of moves`,
    ...(unit === undefined ? [] : [`unit: ${asked.metric}, its target and its bound are in ${unit}`]),
    fit === undefined
      ? 'fitted: nothing; a value elsewhere is the recorded one over the speed'
      : `fitted on the past: ${asked.metric} = ${number(fit.base)} + ${number(fit.perLoad)} x ${asked.load}, mean error ${number(fit.error)} over ${fit.pairs} pairs${fit.unseen === undefined ? '' : `; on what it did not see ${number(fit.unseen.error)} over ${fit.unseen.pairs}`}`,
    `assumed: ${second?.name} is ${plainNumber(second?.speed ?? 1)} times as fast and said to be ${plainNumber(second?.rated ?? 1)} times, a move takes ${plainNumber(asked.move_s ?? 20)} s and the old host serves until its end; a value holds until the next is recorded`,
    ...(rule === undefined ? [] : [`hysteresis, fitted to the past: ${rule}`]),
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
