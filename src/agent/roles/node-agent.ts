import type {HostPlatform} from '../../platform/contract/index.js'
import {OperationalError} from '../../support/errors.js'
import type {LoopCounters} from '../loop/counters.js'
import {topics} from '../topics.js'
import {type AgentCommon, AgentParts, announce} from './agent-base.js'
import {KnobKeeper} from './knob-keeper.js'

export type NodeAgentOptions = AgentCommon & {readonly cluster: string; readonly node: string; readonly platform: HostPlatform}

export type RunningAgent = {
  readonly name: string
  /** What its loop did since it started; a node agent has none. */
  readonly counters?: () => ReturnType<LoopCounters['read']>
  readonly stop: () => Promise<void>
}

/** The agent of one machine: it measures, hands what it measured to its cluster's agent, and keeps the machine set as that wants it. */
export async function startNodeAgent(options: NodeAgentOptions, signal: AbortSignal): Promise<RunningAgent> {
  const {fabric, platform, slice, cluster, node} = options
  const address = {slice, cluster, node}
  const name = `${cluster}/${node}`
  const parts = new AgentParts(options.log, options.clock, signal)
  const keeper = new KnobKeeper({
    ...options,
    address,
    inOrder: (part, work) => parts.inOrder(part, work),
    onError: (error) => parts.fault(error, 'knobs'),
    signal: parts.signal,
  })
  await announce(options, address, name, 'node')
  await keeper.listen()
  parts.run('knobs', (until) => keeper.run(until))
  parts.run('telemetry', async (until) => {
    for await (const batch of platform.metrics(until)) {
      if (batch.length === 0) continue
      try {
        await fabric.publish(topics.telemetry(address), batch)
      } catch (error) {
        // While the link is down what is measured is lost, and measured again; applications can push all the while.
        if (!(error instanceof OperationalError && error.code === 'fabric-disconnected')) throw error
      }
    }
  })
  return {
    name,
    stop: async () => {
      await parts.stop()
      await fabric.close()
    },
  }
}
