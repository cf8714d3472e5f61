import type {PolicySubmission} from '../../agent/service.js'
import {predictiveRelocation} from '../../policy/builtin/predictive-relocation.js'
import {qosRelocation} from '../../policy/builtin/qos-relocation.js'
import type {Policy} from '../../policy/contract.js'
import {POLICY_FAILED} from '../../policy/hosted.js'
import {createVirtualClock} from '../../support/clock-virtual.js'
import {OperationalError} from '../../support/errors.js'
import {number} from '../../support/text/quantity.js'
import {distinctNames} from '../distinct-names.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import type {Conditions, Controller, Move, Score} from './contract.js'
import {
  alwaysDear,
  analogues,
  byForecast,
  foreknowledge,
  greedy,
  type Hysteresis,
  horizonSteps,
  hysteresis,
  movesOf,
  neverMove,
  persistence,
  phaseLookUp,
  type Situation,
} from './controllers.js'
import {type Fit, fitOf} from './fit.js'
import {fitHysteresis} from './fit-hysteresis.js'
import {moveMsOf, objectiveOf, scoreOf} from './objective.js'
import {optimalMoves} from './optimum.js'
import {worldOf} from './platform.js'
import type {FileReplay} from './replay-file.js'
import {type PolicyReplay, type Recorded, type ReplayDecision, replayPolicy} from './replay-policy.js'
import {type Skill, skillsOf} from './skill.js'

export type SeedRequest = {
  readonly recording: Conditions
  readonly case: ReplayCase
  readonly seed: number
  readonly policies: readonly PolicySubmission[]
  /** Whether it is the one that a report shows: what was fitted, and how well was foreseen, is told of it. */
  readonly isShown: boolean
  /** A person's policy lives through it. */
  readonly replayFile: (replay: FileReplay, signal: AbortSignal) => Promise<PolicyReplay>
  readonly signal: AbortSignal
}

/**
 * optimum: the best that was possible · oracle: a rule that sees what nobody can, as what will come or both hosts at once · rule: knows the past of where it is,
 * outside of an agent · policy: runs in an agent's loop.
 */
export type ContenderKind = 'optimum' | 'oracle' | 'rule' | 'policy'

export type ContenderResult = {
  readonly name: string
  readonly kind: ContenderKind
  readonly score: Score
  readonly moves: readonly Move[]
  readonly decisions: readonly ReplayDecision[]
  /** Why it did not always answer. */
  readonly faults: readonly string[]
  /** Of a policy: how many of its turns ended without a fault. */
  readonly answers?: number
}

export type SeedResult = {
  readonly seed: number
  readonly contenders: readonly ContenderResult[]
  /** The rest is told of the seed that is shown. What it lived through; absent: the recording as it was. */
  readonly conditions?: ToldConditions
  /** Of the recording as it was. */
  readonly fit?: Omit<Fit, 'residuals'>
  readonly skills?: readonly Skill[]
  readonly rule?: string
  /** Policies that could not be run, which are no contenders here. Absent: none. */
  readonly failed?: readonly FailedPolicy[]
}

/** As JSON has it: null where nothing was measured. */
export type ToldConditions = {
  readonly timesMs: readonly number[]
  readonly load: readonly (number | null)[]
  readonly recorded: readonly number[]
}

export type FailedPolicy = {readonly name: string; readonly why: string}

export const OPTIMUM = 'clairvoyant optimum'
export const CONSTANTS = ['never move', 'always dear'] as const

/**
 * One seed's world, and what became of it under everyone. The same request gives the same result. A policy that cannot be run is told as failed; one that is
 * none (`policy-invalid`) is bad input, and refused.
 */
export async function replaySeed({recording, case: asked, seed, policies, isShown, replayFile, signal}: SeedRequest): Promise<SeedResult> {
  const fit = fitOf(recording)
  const moveMs = moveMsOf(asked)
  // Without a past there is nothing to look up.
  const {period_s} = recording.scoredFrom === 0 ? {} : asked
  const period = period_s === undefined ? undefined : Math.round((period_s * 1_000) / recording.stepMs)
  const second = asked.hosts[1]
  const world = worldOf(recording, seed, {fit, speed: second?.speed ?? 1})
  const situation: Situation = {...world, objective: objectiveOf(asked), moveMs, rated: second?.rated ?? 1}
  const bounds = fitHysteresis(situation)
  const scored = (moves: readonly Move[]) => scoreOf(world.conditions, world.truth, situation.objective, moves)
  const ruled = ruleContenders(situation, period, bounds).map(
    ([name, moves, kind]): ContenderResult => ({
      name,
      kind,
      score: scored(moves),
      moves,
      decisions: [],
      faults: [],
    }),
  )
  const ran: ContenderResult[] = []
  const took = (name: string, replayed: PolicyReplay): void =>
    void ran.push({name, kind: 'policy', score: scored(replayed.moves), ...replayed})
  const recorded: Recorded = {world, case: asked, moveMs}
  for (const [name, policy] of builtInContenders(asked, situation)) {
    const clock = createVirtualClock(world.conditions.timesMs[0] ?? 0)
    took(name, await replayPolicy({...recorded, clock, policy, mode: 'heuristic', signal}))
  }
  const failed: FailedPolicy[] = []
  const taken = [...ruled, ...ran].map(({name}) => name)
  const names = distinctNames(
    policies.map(({fileName}) => fileName),
    taken,
  )
  for (const [place, file] of policies.entries()) {
    const name = names[place] ?? file.fileName
    try {
      took(name, await replayFile({...recorded, file}, signal))
    } catch (error) {
      if (!(error instanceof OperationalError) || error.code !== POLICY_FAILED.code) throw error
      failed.push({name, why: error.message})
    }
  }
  return {
    seed,
    contenders: [...ruled, ...ran],
    ...(failed.length === 0 ? {} : {failed}),
    ...(isShown
      ? {
          ...(world.conditions === recording ? {} : {conditions: told(world.conditions)}),
          ...(fit === undefined ? {} : {fit: withoutResiduals(fit)}),
          skills: skillsOf(situation, period),
          rule: `to the dear host above ${number(bounds.up)}, back below ${number(bounds.down)}, by the mean of ${bounds.steps} steps`,
        }
      : {}),
  }
}

type Ruled = readonly [name: string, moves: readonly Move[], kind: ContenderKind]

function ruleContenders(situation: Situation, period: number | undefined, bounds: Hysteresis): readonly Ruled[] {
  const {conditions, truth, objective, moveMs} = situation
  const by = (controller: Controller) => movesOf(situation, controller)
  const past = conditions.scoredFrom === 0 ? 'what is scored' : 'the past'
  return [
    [OPTIMUM, optimalMoves(conditions, truth, objective, moveMs), 'optimum'],
    ['foreknowledge, by the rule', by(byForecast(situation, foreknowledge(situation))), 'oracle'],
    [CONSTANTS[0], by(neverMove), 'rule'],
    [CONSTANTS[1], by(alwaysDear(situation)), 'rule'],
    ['greedy', by(greedy(situation)), 'oracle'],
    [`hysteresis, fitted to ${past}`, by(hysteresis(situation, bounds)), 'rule'],
    ['persistence, by the rule', by(byForecast(situation, persistence(situation))), 'rule'],
    ...(period === undefined
      ? []
      : [['look-up by phase, by the rule', by(byForecast(situation, phaseLookUp(situation, period))), 'rule'] as const]),
    ['analogues, by the rule', by(byForecast(situation, analogues(situation))), 'rule'],
  ]
}

function builtInContenders(asked: ReplayCase, {conditions, moveMs}: Situation): readonly (readonly [name: string, policy: Policy])[] {
  const {underperforming_above, dear = 0.25, moving = 1} = asked.objective
  const {stepMs} = conditions
  const horizonMs = horizonSteps(conditions, moveMs) * stepMs
  const terms = {stepMs, horizonMs, moveMs, bound: underperforming_above / asked.target, dear, moving}
  return [
    ['qos-relocation', qosRelocation],
    ['predictive-relocation', predictiveRelocation.create(terms)],
  ]
}

function withoutResiduals({residuals: _, ...fit}: Fit): Omit<Fit, 'residuals'> {
  return fit
}

export function told({timesMs, load, recorded}: Conditions): ToldConditions {
  return {
    timesMs: [...timesMs],
    load: [...(load ?? [])].map((value) => (Number.isNaN(value) ? null : value)),
    recorded: [...recorded],
  }
}
