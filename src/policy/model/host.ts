import {isDeepStrictEqual} from 'node:util'
import type {JsonObject, JsonValue} from '../../support/json.js'
import {qosRelocation} from '../builtin/qos-relocation.js'
import type {Analysis, AnalyzeResult, PlanResult, Policy, PolicyInput} from '../contract.js'
import type {HostedPolicy} from '../hosted.js'
import type {ModelState} from './outlook.js'
import type {ModelPolicySpec} from './read.js'

type FallbackState = Awaited<ReturnType<typeof qosRelocation.initialState>>
/** What both remember, and who decides in this turn. */
type State = {readonly model: ModelState; readonly fallback: FallbackState; readonly by: 'model' | 'fallback'}

const FALLBACKS: {readonly [name in ModelPolicySpec['fallback']]: Policy<FallbackState> | undefined} = {
  'qos-relocation': qosRelocation,
  none: undefined,
}

/**
 * A model policy with its heuristic behind it. `model` is the policy in its worker. Where the mode is heuristic, where the model cannot say (missing,
 * slow, outside of what it was trained on) and where its worker fails, the whole turn is the heuristic's, in this thread, and the decision says why.
 */
export function withFallback(model: HostedPolicy, {fallback: name}: Pick<ModelPolicySpec, 'fallback'>): HostedPolicy {
  const fallback = FALLBACKS[name]
  return {
    ...model,
    initialState: async () => {
      const state: State = {
        // What the definition of a model policy remembers.
        model: (await model.initialState()) as ModelState,
        fallback: await qosRelocation.initialState(),
        by: 'model',
      }
      return state
    },
    analyze: async (input, kept, signal) => {
      const state = kept as State
      const asked = input.mode === undefined || input.mode === 'heuristic' ? unasked() : await ask(model, input, state, signal)
      if (asked.kind === 'said') return answered(asked.answer, {...state, model: asked.state, by: 'model'}, state)
      const next = {...state, model: asked.state ?? state.model, by: 'fallback'} as const
      if (fallback === undefined) return answered({analysis: held(asked), state: next}, next, state)
      const answer = await fallback.analyze(input, state.fallback, signal)
      const analysis = told(answer.analysis, name, asked)
      return answered({...answer, analysis}, {...next, fallback: answer.state}, state)
    },
    plan: async (input, kept, signal) => {
      const state = kept as State
      if (state.by === 'model') {
        const planned: PlanResult<JsonValue> = await model.plan(input, state.model, signal)
        return {plan: planned.plan, state}
      }
      return {plan: (await fallback?.plan(input, state.fallback, signal))?.plan, state}
    },
  }
}

type Asked =
  | {readonly kind: 'said'; readonly answer: AnalyzeResult<JsonValue>; readonly state: ModelState}
  | {readonly kind: 'not-used'; readonly why: string; readonly evidence: JsonObject; readonly state: ModelState | undefined}

function unasked(): Asked {
  return {kind: 'not-used', why: 'the mode is heuristic', evidence: {}, state: undefined}
}

async function ask(model: HostedPolicy, input: PolicyInput, before: State, signal: AbortSignal): Promise<Asked> {
  try {
    const answer = await model.analyze(input, before.model, signal)
    const state = answer.state as ModelState
    if (state.handedOver === null) return {kind: 'said', answer, state}
    return {kind: 'not-used', why: state.handedOver, evidence: answer.analysis.evidence ?? {}, state}
  } catch (error) {
    if (signal.aborted) throw error
    // Its health tells of it; the application must not go without a policy for it.
    return {kind: 'not-used', why: `it failed: ${error instanceof Error ? error.message : String(error)}`, evidence: {}, state: undefined}
  }
}

type NotUsed = Extract<Asked, {kind: 'not-used'}>

function told({verdict, reason, evidence}: Analysis, name: string, {why, evidence: ofModel}: NotUsed): Analysis {
  return {
    verdict,
    reason: `The model is not followed: ${why}. ${name}: ${reason}`,
    evidence: {...ofModel, ...evidence, decidedBy: name, modelNotUsed: why},
  }
}

function held({why, evidence}: NotUsed): Analysis {
  return {
    verdict: 'hold',
    reason: `The model is not followed: ${why}. It has no fallback.`,
    evidence: {...evidence, decidedBy: 'nobody', modelNotUsed: why},
  }
}

/** What is the same stays the same object, and need not be written down again. */
function answered(answer: AnalyzeResult<JsonValue>, next: State, before: State): AnalyzeResult<JsonValue> {
  return {...answer, state: isDeepStrictEqual(next, before) ? before : next}
}
