import type {Proposer} from '../../knowledge/contract.js'

/** Waiting for so long is worth one step of priority, so that nobody starves. */
const AGEING_STEP_MS = 30_000
const STEP = {person: 1_000, core: 10, other: 0} as const

/** How much the policy that wants it weighs: whether it is a core policy, and what it was bound with (-4 to 4). */
export type Weight = {readonly core: boolean; readonly priority: number}

/** Higher goes first: a person's order before everything, core policies before the others, and each step of waiting counts. */
export function priorityOf(proposer: Proposer, {core, priority}: Weight, waitedMs: number): number {
  if (proposer.kind === 'person') return STEP.person
  return (core ? STEP.core : STEP.other) + priority + Math.floor(waitedMs / AGEING_STEP_MS) * 5
}
