import {join} from 'node:path'
import {besideFile} from '../descriptions/agent-file.js'
import type {Journal} from '../knowledge/contract.js'
import type {OpenPolicy} from '../policy/artifact.js'
import {systemClock} from '../support/clock-system.js'
import {given} from '../support/given.js'
import {removeSources} from '../support/hosting/source-files.js'
import {createIdSource} from '../support/ids.js'
import {endInTurn} from '../support/lifecycle.js'
import type {Logger} from '../support/logger.js'
import {ensurePrivateDirectory} from '../support/paths.js'
import {aborted} from '../support/waiting.js'
import {addressesAbove, clusterOf, credentialsOf, type RealAgent, required} from './agent-file-parts.js'
import type {AgentGround} from './agents.js'
import type {Surroundings} from './real-agent.js'

const INTERVAL_S = 5
const OTLP_PORT = 4318

/** Runs the agent of a real machine until the signal is aborted. Loads neither a Kubernetes client nor a broker. */
export async function runNode(request: RealAgent, {log, vitals}: Surroundings, signal: AbortSignal): Promise<void> {
  const [{createHostPlatform}, {createMqttClient}, {networkLink}, {startNode}] = await Promise.all([
    import('../platform/host/index.js'),
    import('../fabric/mqtt/client.js'),
    import('../fabric/mqtt/link.js'),
    import('./node.js'),
  ])
  const {agent, version} = request
  const slice = required(agent.slice)
  const place = {cluster: required(agent.cluster), node: required(agent.node)}
  const platform = createHostPlatform(await hostOf(request, place, log), {clock: systemClock, log})
  const credentials = await credentialsOf(request)
  const addresses = addressesAbove(request)
  const journals: Journal[] = []
  const running = await startNode(
    {
      slice,
      version,
      clock: systemClock,
      log,
      newId: createIdSource(systemClock),
      connect: (name, presenceTopic) => {
        const client = createMqttClient({
          identity: {agent: name, presenceTopic},
          link: networkLink({addresses, credentials, broker: {slice, cluster: place.cluster, node: null}}),
          clock: systemClock,
          log,
        })
        vitals.tell({
          fabric: () => ({isConnected: client.isConnected, parts: {client: client.counters()}}),
          host: () => platform.counters(),
        })
        return client
      },
      ...forPolicies(request, log, (journal) => journals.push(journal)),
    },
    place,
    platform,
    signal,
  )
  vitals.tell({loop: () => running.counters() ?? {}})
  vitals.started(true)
  try {
    process.stdout.write(`Ready on ${addresses.map(({host, port}) => `mqtts://${host}:${port}`).join(',')}\n`)
    await aborted(signal)
  } finally {
    vitals.started(false)
    await endInTurn([() => running.stop(), ...journals.map((journal) => () => journal.close())])
  }
}

/** What policies of the node stand on: loaded when there is one. Without a state directory none runs, so nobody asks for it. */
function forPolicies(
  {agent, path}: RealAgent,
  log: Logger,
  onJournal: (journal: Journal) => void,
): Pick<AgentGround, 'journal' | 'openPolicy'> {
  const state = () => besideFile(path, required(agent.state_directory))
  let open: Promise<OpenPolicy> | undefined
  return {
    journal: async (name) => {
      const {openJournal} = await import('../knowledge/sqlite-journal.js')
      await ensurePrivateDirectory(state())
      const onNotice = (notice: object) => log.warn({agent: name, ...notice}, 'the journal needed care')
      const journal = await openJournal({path: join(state(), `${name}.db`), clock: systemClock, onNotice})
      onJournal(journal)
      return journal
    },
    openPolicy: async (artifact) => {
      open ??= openFresh(join(state(), 'policies'), log)
      return await (await open)(artifact)
    },
  }
}

/** What the agent measures: its machine, and what the API server, the kubelet and applications tell of the pods on it. */
async function hostOf(request: RealAgent, place: {readonly cluster: string; readonly node: string}, log: Logger) {
  const {apiServerEndpoint} = await import('../platform/host/index.js')
  const {agent, path} = request
  const {kubernetes, state_directory, knobs = {}} = agent
  const {interval_seconds = INTERVAL_S, machine_root: rootPath, kubelet, otlp} = agent.telemetry ?? {}
  const intervalMs = interval_seconds * 1000
  const apiServer = await apiServerEndpoint(
    kubernetes === undefined ? undefined : {kubeconfig: besideFile(path, kubernetes.kubeconfig), context: kubernetes.context},
  )
  return {
    ...place,
    machine: {intervalMs, ...(rootPath === undefined ? {} : {rootPath})},
    // Its rights end there: it may not list the pods of all.
    pods: {apiServer, namespace: clusterOf(request).namespaces.applications},
    scrape: {intervalMs},
    knobs: given({
      rootPath: knobs.machine_root ?? rootPath,
      stateDirectory: state_directory === undefined ? undefined : besideFile(path, state_directory),
      cpuSetParent: knobs.cpu_set_parent,
    }),
    ...(kubelet === undefined ? {} : {kubelet: {endpoint: {...apiServer, url: `${kubelet}/metrics/resource`}, intervalMs}}),
    ...(otlp === undefined
      ? {}
      : {
          otlp: {
            host: otlp.address ?? '127.0.0.1',
            port: otlp.port ?? OTLP_PORT,
            onListening: (port: number) => log.info({port}, 'applications may push their metrics'),
          },
        }),
  }
}

async function openFresh(folder: string, log: Logger): Promise<OpenPolicy> {
  const {openPolicies} = await import('./policy-hosts.js')
  await removeSources(folder)
  return openPolicies({folder, clock: systemClock, say: (line) => log.info({line}, 'packages of a policy are installed')})
}
