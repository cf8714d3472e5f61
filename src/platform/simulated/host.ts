import type {Sample} from '../../telemetry/contract.js'
import type {HostPlatform, KnobSetting, Outcome} from '../contract/index.js'
import {frequenciesOf} from './reading.js'
import type {NodeRecord} from './records.js'
import {notFound} from './refusals.js'
import {nodesNamed} from './scrapes.js'
import type {World} from './world.js'

const CPU_FREQUENCY = 'cpu_frequency'
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
    async knobs() {
      const record = world.state.nodes.get(key)
      const frequencies = record === undefined ? [] : frequenciesOf(record.description)
      const highest = frequencies.at(-1)
      if (record === undefined || highest === undefined) return []
      return [{name: CPU_FREQUENCY, value: String(record.cpuFrequencyHz ?? highest), allowed: frequencies.map(String), unit: 'Hz'}]
    },
    async set(setting, signal) {
      signal.throwIfAborted()
      return world.turn(() => turnKnob(world, key, setting))
    },
  }
}

function turnKnob(world: World, key: string, {name, value}: KnobSetting): Outcome {
  const node = world.state.nodes.get(key)
  const allowed = node === undefined || name !== CPU_FREQUENCY ? [] : frequenciesOf(node.description)
  if (node === undefined || allowed.length === 0) {
    return {kind: 'refused', reasons: [{code: 'knob-not-found', message: `Node ${key} has no knob ${name}.`}]}
  }
  const frequencyHz = Number(value)
  if (!allowed.includes(frequencyHz)) {
    const message = `${name} of node ${key} cannot be ${value}.`
    return {kind: 'refused', reasons: [{code: 'knob-value-not-allowed', message, wayOut: `It may be ${allowed.join(', ')}.`}]}
  }
  return {kind: 'accepted', revision: setFrequency(world, key, node, frequencyHz)}
}

function setFrequency(world: World, key: string, node: NodeRecord, cpuFrequencyHz: number): string {
  const entry = world.state.nodes.entry(key)
  if (entry?.value.cpuFrequencyHz === cpuFrequencyHz) return entry.revision
  const revision = world.state.nodes.set(key, {...node, cpuFrequencyHz})
  world.outages.settleNode(key)
  return revision
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
