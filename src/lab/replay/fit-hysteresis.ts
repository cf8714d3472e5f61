import type {Conditions, Truth} from './contract.js'
import {type Hysteresis, hysteresis, movesOf, type Situation} from './controllers.js'
import {scoreOf} from './objective.js'

/** Bounds that are tried, as parts of what counts as under-performing. */
const PARTS = [0.4, 0.6, 0.8, 0.9, 1, 1.1, 1.3, 1.6]
const STEPS = [1, 2, 4, 8]

/** The hysteresis that would have scored best on the past; where nothing is past, on all, which flatters it. */
export function fitHysteresis(situation: Situation): Hysteresis {
  const past = pastOf(situation)
  const {underperformingAbove: bound} = situation.objective
  let best: {readonly rule: Hysteresis; readonly score: number} | undefined
  for (const up of PARTS)
    for (const down of PARTS.filter((part) => part <= up))
      for (const steps of STEPS) {
        const rule = {up: up * bound, down: down * bound, steps}
        const {score} = scoreOf(past.conditions, past.truth, past.objective, movesOf(past, hysteresis(past, rule)))
        if (best === undefined || score < best.score) best = {rule, score}
      }
  return best?.rule ?? {up: bound, down: bound, steps: 1}
}

function pastOf(situation: Situation): Situation {
  const {conditions, truth} = situation
  const {scoredFrom} = conditions
  if (scoredFrom === 0) return situation
  const cut: Truth = [truth[0].slice(0, scoredFrom), truth[1].slice(0, scoredFrom)]
  const past: Conditions = {
    ...conditions,
    timesMs: conditions.timesMs.slice(0, scoredFrom),
    recorded: conditions.recorded.slice(0, scoredFrom),
    load: conditions.load?.slice(0, scoredFrom),
    others: [],
    scoredFrom: 0,
  }
  return {...situation, conditions: past, truth: cut}
}
