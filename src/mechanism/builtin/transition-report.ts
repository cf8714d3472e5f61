import {isDeepStrictEqual} from 'node:util'
import type {ComponentDescription} from '../../descriptions/types.js'
import {needsNewInstance} from '../../matching/runtime.js'
import type {HostShare, InstanceState} from '../../platform/contract/index.js'
import type {ChangeKind} from '../contract.js'
import type {Transition} from './transition-run.js'

/** Why it may not have run for a while: it had to end before it could begin elsewhere, or its hosts were lost. */
export type Gap = {readonly brokeFirst: boolean; readonly lost: readonly string[]}

/** What became of a change, as a person reads it. */
export function tellDone(
  {goal, from}: {readonly goal: readonly HostShare[]; readonly from: readonly HostShare[]},
  {brokeFirst, lost}: Gap,
  durationMs: number,
): string {
  const to = tellHosts(goal)
  const before = tellHosts(from)
  if (before === '') return `Runs on ${to} after ${seconds(durationMs)}.`
  // Fewer or more beside those that stay: nothing moved.
  if (total(goal) !== total(from) && (isWithin(goal, from) || isWithin(from, goal)))
    return `Runs on ${to} (before: ${before}) after ${seconds(durationMs)}.`
  if (goal.every((share) => from.some((one) => one.node === share.node)) && goal.length === from.length) {
    return to === before ? `Changed on ${to} in ${seconds(durationMs)}.` : `Runs on ${to} (before: ${before}) after ${seconds(durationMs)}.`
  }
  const gap = brokeFirst
    ? `it is exclusive, so it did not run for up to ${seconds(durationMs)}`
    : lost.length > 0
      ? `${lost.join(', ')} ${lost.length === 1 ? 'was' : 'were'} not heard any more`
      : 'the old instance ran until the new one was ready'
  return `Moved from ${before} to ${to} in ${seconds(durationMs)}; ${gap}.`
}

/** The word for it; of several, the one that a person would miss most. */
export function changeOf({goal, from, spec, fromSpec}: Pick<Transition, 'goal' | 'from' | 'spec' | 'fromSpec'>): ChangeKind {
  if (from.length === 0) return 'placed'
  if (fromSpec !== undefined && !isDeepStrictEqual(imagesOf(fromSpec.spec), imagesOf(spec))) return 'image-changed'
  if (from.some((share) => !goal.some((one) => one.node === share.node)) && total(goal) >= total(from)) return 'moved'
  if (total(goal) !== total(from)) return 'scaled'
  if (fromSpec === undefined) return 'changed'
  if (!needsNewInstance(fromSpec.spec, spec)) return 'resources-changed'
  return fromSpec.spec.runtime_class_name === spec.runtime_class_name ? 'changed' : 'runtime-class-changed'
}

function imagesOf({containers}: ComponentDescription): readonly string[] {
  return containers.map(({image}) => image)
}

function total(shares: readonly HostShare[]): number {
  return shares.reduce((sum, {instances}) => sum + instances, 0)
}

/** What instances are waiting for. */
export function stateOf(instances: readonly InstanceState[]): string {
  const waiting = instances.filter((one) => one.phase !== 'ready' && one.phase !== 'completed')
  if (waiting.length === 0) return instances.length === 0 ? 'no instance has begun' : 'only instances of before are ready'
  return waiting.map((one) => `${one.id} on ${one.node} is ${one.phase}${one.reason === undefined ? '' : ` (${one.reason})`}`).join(', ')
}

function isWithin(some: readonly HostShare[], all: readonly HostShare[]): boolean {
  return some.every((share) => all.some((one) => one.node === share.node))
}

function tellHosts(shares: readonly HostShare[]): string {
  return shares.map((share) => (share.instances === 1 ? share.node : `${share.node} (${share.instances})`)).join(', ')
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 1 : 0)} s`
}
