import type {Fault} from '../../../descriptions/resolved-scenario.js'
import type {NodeDescription} from '../../../descriptions/types.js'
import {OperationalError} from '../../../support/errors.js'
import type {
  ApplicationSpec,
  ApplicationStatus,
  ApplicationSummary,
  AppRef,
  ClusterAssignment,
  ClusterPlatform,
  ComponentIntent,
  ComponentRef,
  KnobSetting,
  NoteStore,
} from '../../contract/index.js'
import {simulatedCluster} from '../cluster.js'
import {simulatedHost} from '../host.js'
import {notFound} from '../refusals.js'
import {simulatedSlice} from '../slice.js'
import {describeWorld, faultsOf, statusOf} from '../status.js'
import type {World} from '../world.js'

type Args = readonly unknown[]
export type Call = (args: Args, signal: AbortSignal) => Promise<unknown>
/** Closed by the signal. */
export type Stream = (args: Args, signal: AbortSignal) => AsyncIterable<unknown> & {close?(): void}

/** Everything that can be asked of a world over its socket, by name. */
export function callsOf(
  world: World,
  {slice: sliceName, speed}: {readonly slice: string; readonly speed: number},
): {
  readonly calls: ReadonlyMap<string, Call>
  readonly streams: ReadonlyMap<string, Stream>
} {
  const slice = simulatedSlice(world)
  const cluster = (name: unknown): ClusterPlatform => simulatedCluster(world, text(name))
  const notes = (scope: unknown): NoteStore => {
    if (scope === null) return slice.notes()
    return typeof scope === 'string' ? cluster(scope).notes() : notesOfMachine(world, object<{readonly node: string}>(scope).node)
  }
  const calls: {readonly [name: string]: Call} = {
    'slice.put': ([application, expected], signal) => slice.put(object<ApplicationSpec>(application), optionalText(expected), signal),
    'slice.delete': ([ref], signal) => slice.delete(object<AppRef>(ref), signal),
    'slice.assign': ([application, clusters, epoch], signal) =>
      slice.assign(object<ApplicationSpec>(application), list<ClusterAssignment>(clusters), number(epoch), signal),
    'slice.withdraw': ([ref, epoch], signal) => slice.withdraw(object<AppRef>(ref), number(epoch), signal),
    'slice.announce': ([summary, epoch], signal) => slice.announce(object<ApplicationSummary>(summary), number(epoch), signal),
    'slice.putNode': ([name, node], signal) => slice.putNode(text(name), object<NodeDescription>(node), signal),
    'slice.deleteNode': ([name, node], signal) => slice.deleteNode(text(name), text(node), signal),
    'slice.cordon': ([name, node, cordoned], signal) => slice.cordon(text(name), optionalText(node), cordoned === true, signal),
    'cluster.apply': ([name, intent, epoch], signal) => cluster(name).apply(object<ComponentIntent>(intent), number(epoch), signal),
    'cluster.remove': ([name, ref, epoch], signal) => cluster(name).remove(object<ComponentRef>(ref), number(epoch), signal),
    'cluster.report': ([name, status, epoch], signal) => cluster(name).report(object<ApplicationStatus>(status), number(epoch), signal),
    'notes.get': async ([scope, key], signal) => (await notes(scope).get(text(key), signal)) ?? null,
    'notes.put': ([scope, key, value, expected], signal) => notes(scope).put(text(key), value, optionalText(expected), signal),
    'notes.delete': ([scope, key], signal) => notes(scope).delete(text(key), signal),
    'host.knobs': ([node]) => simulatedHost(world, text(node)).knobs(),
    'host.set': ([node, setting], signal) => simulatedHost(world, text(node)).set(object<KnobSetting>(setting), signal),
    'world.describe': async () => describeWorld(world, sliceName),
    'world.status': async () => statusOf(world, speed),
    'world.faults': async () => faultsOf(world),
    'world.inject': async ([fault, forMs]) => world.inject(object<Fault>(fault), forMs === null ? undefined : number(forMs)),
    'world.mend': async ([id]) => world.mend(text(id)),
  }
  const streams: {readonly [name: string]: Stream} = {
    'slice.applications': () => slice.applications(),
    'slice.assignments': () => slice.assignments(),
    'slice.clusters': () => slice.clusters(),
    'slice.status': () => slice.status(),
    'slice.lease': (_, signal) => slice.lease(signal),
    'cluster.nodes': ([name]) => cluster(name).nodes(),
    'cluster.applications': ([name]) => cluster(name).applications(),
    'cluster.components': ([name]) => cluster(name).components(),
    'cluster.intents': ([name]) => cluster(name).intents(),
    'cluster.lease': ([name], signal) => cluster(name).lease(signal),
    'notes.watch': ([scope, prefix]) => notes(scope).watch(text(prefix)),
    'host.metrics': ([node], signal) => simulatedHost(world, text(node)).metrics(signal),
  }
  return {calls: new Map(Object.entries(calls)), streams: new Map(Object.entries(streams))}
}

function notesOfMachine(world: World, node: string): NoteStore {
  const notes = simulatedHost(world, node).notes()
  if (notes === undefined) throw notFound('node', node, [...world.state.nodes.keys()])
  return notes
}

// What comes over the socket was made by this program's own client, for the file is the user's alone; only its outer shape is checked here.

function object<T extends object>(value: unknown): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('an object', value)
  return value as T
}

function list<T>(value: unknown): readonly T[] {
  if (!Array.isArray(value)) throw malformed('a list', value)
  return value as T[]
}

function text(value: unknown): string {
  if (typeof value !== 'string') throw malformed('a text', value)
  return value
}

function optionalText(value: unknown): string | undefined {
  return value === null || value === undefined ? undefined : text(value)
}

function number(value: unknown): number {
  if (typeof value !== 'number') throw malformed('a number', value)
  return value
}

function malformed(expected: string, value: unknown): OperationalError {
  return new OperationalError(`The simulated world was called with ${typeof value} where ${expected} is expected.`, {
    code: 'world-call-malformed',
    exit: 'usage',
  })
}
