import type {Proposer} from '../../knowledge/contract.js'

/** Waiting for so long is worth one step of priority, so that nobody starves. */
const AGEING_STEP_MS = 30_000
const STEP = {person: 1_000, core: 10, other: 0} as const

/** Higher goes first: a person's order before everything, core policies before the others, and each step of waiting counts. */
export function priorityOf(proposer: Proposer, isCore: boolean, waitedMs: number): number {
  if (proposer.kind === 'person') return STEP.person
  return (isCore ? STEP.core : STEP.other) + Math.floor(waitedMs / AGEING_STEP_MS) * 5
}
