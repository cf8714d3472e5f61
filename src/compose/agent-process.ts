import type {AgentFile, AgentLayer} from '../descriptions/agent-file.js'
import type {EmbeddedConfig} from '../testbed/embedded/config.js'
import type {AgentChoice} from './slice.js'

export type AgentRequest = {
  readonly agent: AgentFile & {readonly layer: AgentLayer}
  /** Where its file stands: what it names is sought from there. */
  readonly path: string
  readonly version: string
  /** The running world of an embedded testbed. */
  readonly world: (testbed: string) => Promise<EmbeddedConfig>
}

/** Runs the agent that a file describes, in a simulated world or on real clusters, until the signal is aborted. */
export async function runAgent({agent, path, version, world}: AgentRequest, signal: AbortSignal): Promise<void> {
  if (agent.testbed !== undefined) {
    const {runAgentProcess} = await import('../compose.js')
    await runAgentProcess(await world(agent.testbed), choiceOf(agent), signal, version)
    return
  }
  const {runRealAgent} = await import('./real-agent.js')
  await runRealAgent({agent, path, version}, signal)
}

/** The parser has seen to it that a layer's names are there. */
function choiceOf({layer, cluster = '', node = ''}: AgentRequest['agent']): AgentChoice {
  switch (layer) {
    case 'continuum':
      return {layer}
    case 'cluster':
      return {layer, cluster}
    case 'node':
      return {layer, cluster, node}
  }
}
