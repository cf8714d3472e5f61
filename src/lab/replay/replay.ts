import type {Mode} from '../../agent/loop/arbiter.js'
import type {PolicySubmission} from '../../agent/service.js'
import {kindOf, type OpenPolicy} from '../../policy/artifact.js'
import {predictiveRelocation} from '../../policy/builtin/predictive-relocation.js'
import {qosRelocation} from '../../policy/builtin/qos-relocation.js'
import type {Policy} from '../../policy/contract.js'
import {createVirtualClock, type VirtualClock} from '../../support/clock-virtual.js'
import type {ReplayCase} from '../generated/replay-case.types.generated.js'
import {hostedPolicy} from '../policy-file.js'
import type {Conditions, Move, Score} from './contract.js'
import {
  alwaysDear,
  analogues,
  byForecast,
  foreknowledge,
  greedy,
  hysteresis,
  movesOf,
  neverMove,
  persistence,
  phaseLookUp,
  type Situation,
} from './controllers.js'
import {type Fit, fitOf} from './fit.js'
import {fitHysteresis} from './fit-hysteresis.js'
import {objectiveOf, scoreOf} from './objective.js'
import {optimalMoves} from './optimum.js'
import {worldOf} from './platform.js'
import {type ReplayDecision, replayPolicy} from './replay-policy.js'
import {type Skill, skillsOf} from './skill.js'

export type SeedRequest = {
  readonly recording: Conditions
  readonly case: ReplayCase
  readonly seed: number
  readonly policies: readonly PolicySubmission[]
  /** Starts what runs a policy's file; its time is the replay's. */
  readonly open: (clock: VirtualClock) => OpenPolicy
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
}

export type SeedResult = {
  readonly seed: number
  readonly contenders: readonly ContenderResult[]
  /** Of the recording as it was, told with the first seed. */
  readonly fit?: Omit<Fit, 'residuals'>
  readonly skills?: readonly Skill[]
  readonly rule?: string
}

export const OPTIMUM = 'clairvoyant optimum'
export const CONSTANTS = ['never move', 'always dear'] as const
const DEFAULT_MOVE_S = 20

/** One seed's world, and what became of it under everyone. The same request gives the same result. */
export async function replaySeed({recording, case: asked, seed, policies, open, signal}: SeedRequest): Promise<SeedResult> {
  const {stepMs} = recording
  const fit = fitOf(recording)
  const moveMs = (asked.move_s ?? DEFAULT_MOVE_S) * 1_000
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
  for (const {name, make} of policyContenders(asked, moveMs, stepMs, policies, open)) {
    const clock = createVirtualClock(world.conditions.timesMs[0] ?? 0)
    const {policy, mode, close} = await make(clock)
    try {
      const replayed = await replayPolicy({world, case: asked, moveMs, clock, policy, mode, signal})
      ran.push({name, kind: 'policy', score: scored(replayed.moves), ...replayed})
    } finally {
      await close()
    }
  }
  const said = {up: Math.round(bounds.up), down: Math.round(bounds.down), steps: bounds.steps}
  return {
    seed,
    contenders: [...ruled, ...ran],
    ...(seed === 1
      ? {
          ...(fit === undefined ? {} : {fit: withoutResiduals(fit)}),
          skills: skillsOf(situation, period),
          rule: `to the dear host above ${said.up}, back below ${said.down}, by the mean of ${said.steps} steps`,
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
    ['persistence, by the rule', movesOf(situation, byForecast(situation, persistence()))],
    ...(period === undefined
      ? []
      : [['look-up by phase, by the rule', movesOf(situation, byForecast(situation, phaseLookUp(situation, period)))] as const]),
    ['analogues, by the rule', movesOf(situation, byForecast(situation, analogues()))],
  ]
}

type Made = {readonly policy: Policy; readonly mode: Mode; readonly close: () => Promise<void>}
type Contender = {readonly name: string; readonly make: (clock: VirtualClock) => Promise<Made>}

function policyContenders(
  asked: ReplayCase,
  moveMs: number,
  stepMs: number,
  files: readonly PolicySubmission[],
  open: SeedRequest['open'],
): readonly Contender[] {
  const {underperforming_above, dear = 0.25, moving = 1} = asked.objective
  const terms = {stepMs, horizonMs: 15 * stepMs, moveMs, bound: underperforming_above / asked.target, dear, moving}
  const builtIn = (name: string, policy: () => Policy): Contender => ({
    name,
    make: async () => ({policy: policy(), mode: 'heuristic', close: async () => undefined}),
  })
  return [
    builtIn('qos-relocation', () => qosRelocation),
    builtIn('predictive-relocation', () => predictiveRelocation.create(terms)),
    ...files.map(
      (file): Contender => ({
        name: file.fileName,
        make: async (clock) => {
          const policy = await hostedPolicy(file, open(clock))
          // A model is asked in that mode only.
          return {policy, mode: kindOf(file.fileName) === 'model' ? 'ml' : 'heuristic', close: () => policy.close()}
        },
      }),
    ),
  ]
}

function withoutResiduals({residuals: _, ...fit}: Fit): Omit<Fit, 'residuals'> {
  return fit
}
