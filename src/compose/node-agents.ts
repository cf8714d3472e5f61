import type {RunningAgent} from '../agent/roles/node-agent.js'
import type {NodeState, Watch} from '../platform/contract/index.js'
import type {Logger} from '../support/logger.js'

/**
 * An agent for every node of a cluster, also for those that come later; it ends when its node is gone. Resolves when those of the first picture run.
 * On real machines each agent is a process of its own, started there; this is for a slice whose machines are simulated.
 */
export async function followNodes(
  options: {readonly nodes: Watch<NodeState>; readonly start: (node: string) => Promise<RunningAgent>; readonly log: Logger},
  signal: AbortSignal,
): Promise<{readonly stop: () => Promise<void>}> {
  const {nodes, start, log} = options
  const running = new Map<string, RunningAgent>()
  const isComplete = Promise.withResolvers<void>()
  const close = () => nodes.close()
  signal.addEventListener('abort', close, {once: true})
  if (signal.aborted) close()

  function fault(error: unknown, what: string): void {
    if (!signal.aborted) log.error({cause: error instanceof Error ? (error.stack ?? error.message) : String(error)}, what)
  }

  async function begin(name: string): Promise<void> {
    if (running.has(name)) return
    try {
      running.set(name, await start(name))
    } catch (error) {
      fault(error, 'the agent of a node did not start')
    }
  }

  async function end(name: string): Promise<void> {
    const agent = running.get(name)
    running.delete(name)
    await agent?.stop()
  }

  async function follow(): Promise<void> {
    for await (const event of nodes) {
      if (event.kind === 'snapshot') {
        const names = new Set(event.items.map((item) => item.value.name))
        for (const name of [...running.keys()]) if (!names.has(name)) await end(name)
        await Promise.all([...names].map(begin))
      }
      if (event.kind === 'put') await begin(event.value.name)
      if (event.kind === 'delete') await end(event.key)
      if (event.kind === 'synced') isComplete.resolve()
    }
  }

  const following = follow()
    .catch((error: unknown) => fault(error, 'nodes are not followed any more'))
    .finally(() => isComplete.resolve())
  await isComplete.promise
  return {
    stop: async () => {
      close()
      await following
      await Promise.all([...running.values()].map((agent) => agent.stop()))
    },
  }
}
