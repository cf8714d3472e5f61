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
import type {Conditions, Move, Score} from './contract.js'
import {
  alwaysDear,
  analogues,
  byForecast,
  foreknowledge,
  greedy,
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
  /** A person's policy lives through it. */
  readonly replayFile: (replay: FileReplay, signal: AbortSignal) => Promise<PolicyReplay>
  readonly signal: AbortSignal
}

export type ContenderResult = {
  readonly name: string
  /** optimum: it knows what will come · rule: decides by itself, outside of an agent · policy: runs in an agent's loop. */
  readonly kind: 'optimum' | 'rule' | 'policy'
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
  /** Of the recording as it was, told with the first seed. */
  readonly fit?: Omit<Fit, 'residuals'>
  readonly skills?: readonly Skill[]
  readonly rule?: string
  /** Policies that could not be run, which are no contenders here. Absent: none. */
  readonly failed?: readonly FailedPolicy[]
}

export type FailedPolicy = {readonly name: string; readonly why: string}

export const OPTIMUM = 'clairvoyant optimum'
export const CONSTANTS = ['never move', 'always dear'] as const

/**
 * One seed's world, and what became of it under everyone. The same request gives the same result. A policy that cannot be run is told as failed; one that is
 * none (`policy-invalid`) is bad input, and refused.
 */
export async function replaySeed({recording, case: asked, seed, policies, replayFile, signal}: SeedRequest): Promise<SeedResult> {
  const {stepMs} = recording
  const fit = fitOf(recording)
  const moveMs = moveMsOf(asked)
  const period = asked.period_s === undefined ? undefined : Math.round((asked.period_s * 1_000) / stepMs)
  const second = asked.hosts[1]
  const world = worldOf(recording, seed, {fit, speed: second?.speed ?? 1})
  const situation: Situation = {...world, objective: objectiveOf(asked), moveMs, rated: second?.rated ?? 1}
  const bounds = fitHysteresis(situation)
  const scored = (moves: readonly Move[]) => scoreOf(world.conditions, world.truth, situation.objective, moves)
  const ruled = ruleContenders(situation, period, bounds).map(
    ([name, moves]): ContenderResult => ({
      name,
      kind: name === OPTIMUM ? 'optimum' : 'rule',
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
    ...(seed === 1
      ? {
          ...(fit === undefined ? {} : {fit: withoutResiduals(fit)}),
          skills: skillsOf(situation, period),
          rule: `to the dear host above ${number(bounds.up)}, back below ${number(bounds.down)}, by the mean of ${bounds.steps} steps`,
        }
      : {}),
  }
}

type Named = readonly [name: string, moves: readonly Move[]]

function ruleContenders(situation: Situation, period: number | undefined, bounds: Parameters<typeof hysteresis>[1]): readonly Named[] {
  const {conditions, truth, objective, moveMs} = situation
  return [
    [OPTIMUM, optimalMoves(conditions, truth, objective, moveMs)],
    ['foreknowledge, by the rule', movesOf(situation, byForecast(situation, foreknowledge(situation)))],
    [CONSTANTS[0], movesOf(situation, neverMove)],
    [CONSTANTS[1], movesOf(situation, alwaysDear(situation))],
    ['greedy', movesOf(situation, greedy(situation))],
    ['hysteresis, fitted to the past', movesOf(situation, hysteresis(situation, bounds))],
    ['persistence, by the rule', movesOf(situation, byForecast(situation, persistence(situation)))],
    ...(period === undefined
      ? []
      : [['look-up by phase, by the rule', movesOf(situation, byForecast(situation, phaseLookUp(situation, period)))] as const]),
    ['analogues, by the rule', movesOf(situation, byForecast(situation, analogues(situation)))],
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
