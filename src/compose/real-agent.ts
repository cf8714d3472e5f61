import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {besideFile} from '../descriptions/agent-file.js'
import type {Fabric} from '../fabric/contract/index.js'
import type {CarrierFabric} from '../fabric/mqtt/carrier.js'
import {systemClock} from '../support/clock-system.js'
import {createIdSource} from '../support/ids.js'
import {createLogger, type Logger} from '../support/logger.js'
import {ensurePrivateDirectory} from '../support/paths.js'
import {aborted} from '../support/waiting.js'
import {addressesAbove, clusterOf, credentialsOf, type RealAgent, required} from './agent-file-parts.js'
import type {AgentGround} from './agents.js'
import {inLives, type Life} from './lives.js'
import {Journals} from './slice.js'

/** Runs one agent on a real cluster or machine until the signal is aborted. Prints `Ready on …` once. */
export async function runRealAgent(request: RealAgent, signal: AbortSignal): Promise<void> {
  const log = createLogger().child({process: `agent ${request.agent.layer}`})
  switch (request.agent.layer) {
    case 'continuum':
      return await runContinuum(request, log, signal)
    case 'cluster':
      return await runCluster(request, log, signal)
    case 'node': {
      const {runNode} = await import('./real-node.js')
      return await runNode(request, log, signal)
    }
  }
}

async function runContinuum(request: RealAgent, log: Logger, signal: AbortSignal): Promise<void> {
  const [{connectSlice}, {startContinuum}, {serveNorthbound}] = await Promise.all([
    import('../platform/kubernetes/index.js'),
    import('./agents.js'),
    import('./northbound.js'),
  ])
  const {agent, path, version} = request
  const slice = required(agent.slice)
  const api = required(agent.api)
  const connected = await connectSlice({
    ...clusterOf(request),
    version,
    log,
    clock: systemClock,
    holder: holderOf('continuum'),
    members: required(agent.members).map(({cluster, kubeconfig, context}) => ({
      cluster,
      ...(kubeconfig === undefined ? {} : {kubeconfig: besideFile(path, kubeconfig)}),
      ...(context === undefined ? {} : {context}),
    })),
  })
  const sayReady = once((url: string) => process.stdout.write(`Ready on ${url}\n`))
  try {
    await inLives(signal, async (life) => {
      const ground = await groundOf(request, slice, log, life)
      const journals = new Journals(ground)
      const running = await startContinuum(journals.ground, connected.platform, life.signal)
      try {
        const {address = '127.0.0.1', port = 0, upstream_port: upstreamPort, token_file} = api
        const token = (await readFile(besideFile(path, token_file), 'utf8')).trim()
        const served = await serveNorthbound({service: running.service, token, version, log, address, port, upstreamPort}, life.signal)
        try {
          sayReady(served.url)
          await aborted(life.signal)
        } finally {
          await served.close()
        }
      } finally {
        await running.stop()
        await journals.close()
      }
    })
  } finally {
    await connected.close()
  }
}

async function runCluster(request: RealAgent, log: Logger, signal: AbortSignal): Promise<void> {
  const [{connectCluster}, {startCluster}] = await Promise.all([import('../platform/kubernetes/index.js'), import('./agents.js')])
  const {agent, version} = request
  const slice = required(agent.slice)
  const cluster = required(agent.cluster)
  const connected = await connectCluster({...clusterOf(request), cluster, version, log, clock: systemClock, holder: holderOf(cluster)})
  const sayReady = once((url: string) => process.stdout.write(`Ready on ${url}\n`))
  try {
    await inLives(signal, async (life) => {
      const journals = new Journals(await groundOf(request, slice, log, life))
      const running = await startCluster(journals.ground, cluster, connected.platform, life.signal)
      try {
        sayReady(connected.server)
        await aborted(life.signal)
      } finally {
        await running.stop()
        await journals.close()
      }
    })
  } finally {
    await connected.close()
  }
}

/** What an agent with a journal and a broker of its own stands on. */
async function groundOf(request: RealAgent, slice: string, log: Logger, life: Life): Promise<AgentGround> {
  const [{createCarrierFabric}, {openJournal}] = await Promise.all([
    import('../fabric/mqtt/carrier.js'),
    import('../knowledge/sqlite-journal.js'),
  ])
  const {agent, path, version} = request
  const state = besideFile(path, required(agent.state_directory))
  await ensurePrivateDirectory(state)
  const credentials = await credentialsOf(request)
  const {listen = {}} = required(agent.fabric)
  let carrier: CarrierFabric | undefined
  return {
    slice,
    version,
    clock: systemClock,
    log,
    newId: createIdSource(systemClock),
    connect: (name, presenceTopic): Fabric => {
      carrier = createCarrierFabric({
        identity: {agent: name, presenceTopic},
        credentials,
        listen: {address: listen.address ?? '127.0.0.1', port: listen.port ?? 0},
        ...(agent.fabric?.connect === undefined ? {} : {above: addressesAbove(request)}),
        clock: systemClock,
        log,
      })
      return carrier
    },
    journal: (name) =>
      openJournal({
        path: join(state, `${name}.db`),
        clock: systemClock,
        onNotice: (notice) => log.warn({agent: name, ...notice}, 'the journal needed care'),
      }),
    clockInfo: () => ({speed: 1, simulated: false}),
    onLead: life.onLead((epoch) => {
      const changed = epoch === undefined ? carrier?.standBy() : carrier?.lead(epoch, life.signal)
      changed?.catch((error: unknown) => {
        if (!life.signal.aborted)
          log.error({cause: error instanceof Error ? error.message : String(error)}, 'the broker of the agent does not serve')
      })
    }),
  }
}

/** Whose lease it is: readable in `kubectl get lease`, and another for each replica. */
function holderOf(agent: string): string {
  return `${agent}@${process.env['HOSTNAME'] ?? 'localhost'}`
}

function once<A>(act: (argument: A) => void): (argument: A) => void {
  let isDone = false
  return (argument) => {
    if (!isDone) act(argument)
    isDone = true
  }
}
