import type {Sample} from '../../telemetry/contract.js'
import type {HostPlatform} from '../contract/index.js'
import {knobsOf, turnKnob} from './knobs.js'
import {simulatedNotes} from './notes.js'
import {notFound} from './refusals.js'
import {nodesNamed} from './scrapes.js'
import type {World} from './world.js'

/** Batches that wait for a slow reader; the oldest give way. */
const WAITING_BATCHES = 64

/**
 * A machine of the world as its node agent sees it. `node` is a name, or `cluster/name` where several clusters have one of that name. Throws
 * `node-not-found`.
 */
export function simulatedHost(world: World, node: string): HostPlatform {
  const found = nodesNamed(world.state.nodes.keys(), node)
  const [key] = found
  if (key === undefined || found.length > 1) throw notFound('node', node, found.length > 1 ? found : [...world.state.nodes.keys()])
  return {
    metrics: (signal) => batches(world, key, signal),
    knobs: async () => knobsOf(world, key),
    async set(setting, signal) {
      signal.throwIfAborted()
      return world.turn(() => turnKnob(world, key, setting))
    },
    notes: () => {
      const record = world.state.nodes.get(key)
      const cluster = world.state.clusters.get(record?.cluster ?? '')
      return cluster === undefined || record === undefined ? undefined : simulatedNotes(world, cluster.machineNotes, `${record.name}/`)
    },
  }
}

async function* batches(world: World, key: string, signal: AbortSignal): AsyncGenerator<readonly Sample[], void, undefined> {
  const waiting: (readonly Sample[])[] = []
  let wake: () => void = () => undefined
  const stop = world.listen(key, (batch) => {
    waiting.push(batch)
    if (waiting.length > WAITING_BATCHES) waiting.shift()
    wake()
  })
  const onAbort = (): void => wake()
  signal.addEventListener('abort', onAbort)
  try {
    while (!signal.aborted) {
      const batch = waiting.shift()
      if (batch !== undefined) yield batch
      else {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    stop()
  }
}
