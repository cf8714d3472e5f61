import {renderScript, type Step} from './steps.js'

/**
 * start: a process would be started · change: something would be made, written or fetched · keep: it is there already · check: only the run can know whether it
 * has to change something · wait: until something is ready.
 */
export type Effect = 'start' | 'change' | 'keep' | 'check' | 'wait'

export type ForeseenStep = {
  /** A cluster, `agents`, `programs`, or `testbed` for what is of none of them. */
  readonly part: string
  readonly title: string
  readonly effect: Effect
}

export type Foreseen = {
  readonly steps: readonly ForeseenStep[]
  /** All of it as shell that does the same. */
  readonly script: string
}

/** What the steps would do now. Changes nothing. */
export async function foreseen(steps: readonly Step[]): Promise<Foreseen> {
  const looked = await Promise.all(
    steps.map(async (step): Promise<ForeseenStep> => ({part: step.part ?? 'testbed', title: step.title, effect: await effectOf(step)})),
  )
  return {steps: looked, script: renderScript(steps)}
}

async function effectOf(step: Step): Promise<Effect> {
  if (step.kind === 'wait') return 'wait'
  if (step.look === undefined) return 'check'
  if ((await step.look()) === 'unchanged') return 'keep'
  return step.kind === 'start' ? 'start' : 'change'
}

/** Steps of one part of a testbed. */
export function inPart(part: string, steps: readonly Step[]): readonly Step[] {
  return steps.map((step) => ({...step, part}))
}
