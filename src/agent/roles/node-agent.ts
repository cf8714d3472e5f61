import type {HostPlatform} from '../../platform/contract/index.js'
import {OperationalError} from '../../support/errors.js'
import {endInTurn} from '../../support/lifecycle.js'
import {aborted} from '../../support/waiting.js'
import type {LoopCounters} from '../loop/counters.js'
import {readNotes} from '../notes.js'
import {agentNameOf, topics} from '../topics.js'
import {type AgentCommon, AgentParts, announce} from './agent-base.js'
import {KnobKeeper} from './knob-keeper.js'
import type {RunningNodePolicies} from './node-policies.js'

export type NodeAgentOptions = AgentCommon & {
  readonly cluster: string
  readonly node: string
  readonly platform: HostPlatform
  /** Starts what runs policies of the node, where there is one. Absent: this agent runs none. */
  readonly startPolicies?: (keeper: KnobKeeper, signal: AbortSignal) => Promise<RunningNodePolicies>
}

export type RunningAgent = {
  readonly name: string
  /** What its loop did since it started; undefined while it has none, as on a node without policies. */
  readonly counters: () => ReturnType<LoopCounters['read']> | undefined
  readonly stop: () => Promise<void>
}

/**
 * The agent of one machine: it measures, hands what it measured to its cluster's agent, and keeps the machine set as that wants it. Its loop begins when
 * there is a policy for it: most have none, and need not load what runs them.
 */
export async function startNodeAgent(options: NodeAgentOptions, signal: AbortSignal): Promise<RunningAgent> {
  const {fabric, platform, slice, cluster, node, startPolicies} = options
  const address = {slice, cluster, node}
  const name = agentNameOf(address)
  const parts = new AgentParts(options.log, options.clock, signal)
  const keeper = new KnobKeeper({
    ...options,
    address,
    inOrder: (part, work) => parts.inOrder(part, work),
    onError: (error) => parts.fault(error, 'knobs'),
    signal: parts.signal,
  })
  const hasPolicies = Promise.withResolvers<void>()
  let policies: RunningNodePolicies | undefined
  await announce(options, address, name, 'node')
  await keeper.listen()
  parts.run('knobs', (until) => keeper.run(until))
  parts.run('telemetry', async (until) => {
    for await (const batch of platform.metrics(until)) {
      if (batch.length === 0) continue
      policies?.measured(batch)
      try {
        await fabric.publish(topics.telemetry(address), batch)
      } catch (error) {
        // While the link is down what is measured is lost, and measured again; applications can push all the while.
        if (!(error instanceof OperationalError && error.code === 'fabric-disconnected')) throw error
      }
    }
  })
  if (startPolicies !== undefined) {
    const onNames = (payload: unknown): void => {
      if (Array.isArray(payload) && payload.length > 0) hasPolicies.resolve()
    }
    await fabric.subscribe(topics.policyNames(address), ({payload}) => onNames(payload), parts.signal)
    parts.inOrder('policies', async () => {
      const notes = platform.notes()
      if (notes !== undefined && (await readNotes(notes, 'policies/', parts.signal)).length > 0) hasPolicies.resolve()
    })
    parts.run('policies', async (until) => {
      await Promise.race([hasPolicies.promise, aborted(until)])
      if (until.aborted) return
      const running = await startPolicies(keeper, until)
      policies = running
      await aborted(until)
      policies = undefined
      await running.stop()
    })
  }
  return {
    name,
    counters: () => policies?.counters(),
    stop: async () => {
      await endInTurn([() => parts.stop(), () => fabric.close()])
    },
  }
}
