import type {Clock} from '../support/clock.js'
import {systemClock} from '../support/clock-system.js'

/**
 * What a driver does, one effect at a time. `describe` and `run` stand side by side so that a dry run cannot drift from the deed: the lines
 * are shell that a person may paste and that has the same effect.
 */
export interface Step {
  /** What progress says while it runs: `Starting the world`. */
  readonly title: string
  /** A cluster, `agents`, `programs`; absent: the testbed itself. */
  readonly part?: string
  /** start: of a process · wait: until something is ready. Absent: any other change. */
  readonly kind?: 'start' | 'wait'
  describe(): readonly string[]
  /** Idempotent: `unchanged` where the effect was there already. */
  run(context: StepContext): Promise<StepOutcome>
  /** What `run` would answer now; changes nothing. Absent: only the run can know. */
  look?(): StepOutcome | Promise<StepOutcome>
  /** Takes back what `run` changed. Only called after a `run` that changed something, and when a later step failed. */
  undo?(context: StepContext): Promise<void>
}

export type StepContext = {
  readonly signal: AbortSignal
  /** Says what is waited for. */
  readonly say: (text: string) => void
}
export type StepOutcome = 'changed' | 'unchanged'

/** How long the clean-up after a failure or an interrupt may take: it has a signal of its own, the caller's may be aborted already. */
const UNDO_LIMIT_MS = 10_000

/** What takes less, and changes nothing, was done already. */
const QUIET_MS = 1_500

/**
 * Runs the steps in order, and says those that do something or are waited for. Where one fails or the signal is aborted, those that changed something are undone, the last first, and the failure
 * is thrown on: a failing undo is attached to it, never hides it.
 */
export async function runSteps(
  steps: readonly Step[],
  context: StepContext,
  clock: Clock = systemClock,
): Promise<{readonly changed: readonly string[]}> {
  const done: Step[] = []
  try {
    for (const step of steps) {
      context.signal.throwIfAborted()
      if ((await runStep(step, context, clock)) === 'changed') done.push(step)
    }
    return {changed: done.map((step) => step.title)}
  } catch (error) {
    const failures = await undoAll(done.toReversed(), context.say)
    if (failures.length > 0) throw new AggregateError([error, ...failures], 'A step failed, and so did its clean-up.', {cause: error})
    throw error
  }
}

async function runStep(step: Step, context: StepContext, clock: Clock): Promise<StepOutcome> {
  let isSaid = false
  const announce = (): void => {
    if (!isSaid) context.say(`${step.title} …`)
    isSaid = true
  }
  const cancel = clock.schedule(QUIET_MS, announce)
  const say = (text: string): void => {
    announce()
    context.say(text)
  }
  try {
    const outcome = await step.run({...context, say})
    if (outcome === 'changed') announce()
    return outcome
  } catch (error) {
    announce()
    throw error
  } finally {
    cancel()
  }
}

/** The plan as a shell script that a person can read and paste. */
export function renderScript(steps: readonly Step[]): string {
  const parts = steps.map((step) => [`# ${step.title}`, ...step.describe()].join('\n'))
  return ['#!/usr/bin/env bash\nset -euo pipefail', ...parts].join('\n\n')
}

/** A word for a shell: quoted where it must be. */
export function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

async function undoAll(steps: readonly Step[], say: (text: string) => void): Promise<readonly unknown[]> {
  const signal = AbortSignal.timeout(UNDO_LIMIT_MS)
  const failures: unknown[] = []
  for (const step of steps) {
    try {
      await step.undo?.({signal, say})
    } catch (error) {
      failures.push(error)
    }
  }
  return failures
}
