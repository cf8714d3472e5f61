import {expect, test, vi} from 'vitest'
import {startNodeAgent} from '../../../src/agent/roles/node-agent.js'
import type {Fabric} from '../../../src/fabric/contract/index.js'
import {disconnected} from '../../../src/fabric/mqtt/session.js'
import type {HostPlatform} from '../../../src/platform/contract/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {silentLogger} from '../../../src/support/logger.js'
import type {Sample} from '../../../src/telemetry/contract.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'

const NEVER = new AbortController().signal
const sample = (value: number): Sample => ({metric: 'delay', value, timeMs: ORIGIN_MS})

test('goes on measuring while nobody can be told, and loses no more than what it could not tell', async () => {
  let readings = 0
  let isConnected = false
  const told: unknown[] = []
  let measured = (_: Sample): void => undefined
  const platform: HostPlatform = {
    async *metrics(signal) {
      readings += 1
      while (!signal.aborted) yield [await new Promise<Sample>((resolve) => (measured = resolve))]
    },
    knobs: async () => [],
    set: async () => ({kind: 'accepted', revision: ''}),
    notes: () => undefined,
  }
  const fabric: Fabric = {
    async publish(topic, payload) {
      if (!topic.endsWith('telemetry')) return
      if (!isConnected) throw disconnected('The broker is away.')
      told.push(payload)
    },
    subscribe: async () => undefined,
    close: async () => undefined,
  }
  const options = {slice: 's', cluster: 'c', node: 'n', version: '1', clock: createVirtualClock(ORIGIN_MS), log: silentLogger}
  const agent = await startNodeAgent({...options, newId: () => 'id', platform, fabric}, NEVER)
  const tell = async (value: number) => {
    const before = measured
    before(sample(value))
    await vi.waitFor(() => expect(measured).not.toBe(before))
  }
  await tell(1)
  isConnected = true
  await tell(2)
  expect(told).toEqual([[sample(2)]])
  expect(readings).toBe(1)
  const stopped = agent.stop()
  measured(sample(3))
  await stopped
})
