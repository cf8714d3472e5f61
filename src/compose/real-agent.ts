import {join} from 'node:path'
import {besideFile} from '../descriptions/agent-file.js'
import type {Fabric} from '../fabric/contract/index.js'
import type {CarrierFabric} from '../fabric/mqtt/carrier.js'
import type {Connected} from '../platform/kubernetes/index.js'
import {systemClock} from '../support/clock-system.js'
import {removeSources} from '../support/hosting/source-files.js'
import {createIdSource} from '../support/ids.js'
import {endInTurn} from '../support/lifecycle.js'
import {createLogger, type Logger} from '../support/logger.js'
import {giveMemoryBack} from '../support/memory.js'
import {ensurePrivateDirectory} from '../support/paths.js'
import {aborted} from '../support/waiting.js'
import {addressesAbove, clusterOf, credentialsOf, type RealAgent, required} from './agent-file-parts.js'
import type {AgentGround} from './agents.js'
import {serveHealth} from './health-server.js'
import {inLives, type Life} from './lives.js'
import {openMechanisms} from './mechanism-hosts.js'
import {openPolicies} from './policy-hosts.js'
import {passOn, serveApi} from './real-api.js'
import {Journals} from './slice.js'
import {type Sources, Vitals} from './vitals.js'

/** Runs one agent on a real cluster or machine until the signal is aborted. Prints `Ready on …` once. */
export async function runRealAgent(request: RealAgent, signal: AbortSignal): Promise<void> {
  const {agent, version} = request
  const log = createLogger().child({process: `agent ${agent.layer}`})
  const vitals = new Vitals({layer: agent.layer, version, now: () => systemClock.now()})
  const served = agent.health === undefined ? undefined : await serveHealth(agent.health, vitals)
  void giveMemoryBack({clock: systemClock}, signal)
  try {
    switch (agent.layer) {
      case 'continuum':
        return await runContinuum(request, {log, vitals}, signal)
      case 'cluster':
        return await runCluster(request, {log, vitals}, signal)
      case 'node': {
        const {runNode} = await import('./real-node.js')
        return await runNode(request, {log, vitals}, signal)
      }
    }
  } finally {
    await served?.close()
  }
}

/** Beside the agent itself: what it says of itself. */
export type Surroundings = {readonly log: Logger; readonly vitals: Vitals}

async function runContinuum(request: RealAgent, surroundings: Surroundings, signal: AbortSignal): Promise<void> {
  const [{connectSlice}, {startContinuum}] = await Promise.all([import('../platform/kubernetes/index.js'), import('./agents.js')])
  const {agent, path, version} = request
  const {log, vitals} = surroundings
  const slice = required(agent.slice)
  const api = required(agent.api)
  const connected = await connectSlice({
    ...clusterOf(request),
    version,
    log,
    clock: systemClock,
    holder: holderOf('continuum', api.advertise),
    members: required(agent.members).map(({cluster, kubeconfig, context}) => ({
      cluster,
      ...(kubeconfig === undefined ? {} : {kubeconfig: besideFile(path, kubeconfig)}),
      ...(context === undefined ? {} : {context}),
    })),
  })
  // A member that is away must not take the agent of all others out of service.
  vitals.tell({watches: () => watchesOf(connected.watches(), 'home'), events: connected.events})
  const sayReady = once((url: string) => process.stdout.write(`Ready on ${url}\n`))
  try {
    await inLives(signal, async (life) => {
      const leads = new AbortController()
      const ground = await groundOf(request, slice, surroundings, {
        ...life,
        onLead: (listener) =>
          life.onLead((epoch) => {
            listener(epoch)
            if (epoch !== undefined) leads.abort(new Error('It leads now.'))
          }),
      })
      const journals = new Journals(ground)
      const running = await startContinuum(journals.ground, connected.platform, life.signal)
      vitals.tell({loop: () => running.counters() ?? {}})
      vitals.started(true)
      try {
        const apiOfLife = {service: running.service, version, log, path, api, leader: connected.leader, sayReady}
        if (api.advertise !== undefined) await passOn(apiOfLife, AbortSignal.any([life.signal, leads.signal]))
        if (!life.signal.aborted) await serveApi(apiOfLife, life.signal)
      } finally {
        vitals.started(false)
        await endInTurn([() => running.stop(), () => journals.close()])
      }
    })
  } finally {
    await connected.close()
  }
}

async function runCluster(request: RealAgent, surroundings: Surroundings, signal: AbortSignal): Promise<void> {
  const [{connectCluster}, {startCluster}] = await Promise.all([import('../platform/kubernetes/index.js'), import('./agents.js')])
  const {agent, version} = request
  const {log, vitals} = surroundings
  const slice = required(agent.slice)
  const cluster = required(agent.cluster)
  const connected = await connectCluster({
    ...clusterOf(request),
    cluster,
    version,
    log,
    clock: systemClock,
    holder: holderOf(cluster),
    otlp: agent.applications?.otlp,
  })
  vitals.tell({watches: () => watchesOf(connected.watches(), cluster), events: connected.events})
  const sayReady = once((url: string) => process.stdout.write(`Ready on ${url}\n`))
  try {
    await inLives(signal, async (life) => {
      const journals = new Journals(await groundOf(request, slice, surroundings, life))
      const running = await startCluster(journals.ground, cluster, connected.platform, life.signal)
      vitals.tell({loop: () => running.counters() ?? {}})
      vitals.started(true)
      try {
        sayReady(connected.server)
        await aborted(life.signal)
      } finally {
        vitals.started(false)
        await endInTurn([() => running.stop(), () => journals.close()])
      }
    })
  } finally {
    await connected.close()
  }
}

/** What an agent with a journal and a broker of its own stands on. */
async function groundOf(request: RealAgent, slice: string, {log, vitals}: Surroundings, life: Life): Promise<AgentGround> {
  const [{createCarrierFabric}, {openJournal}] = await Promise.all([
    import('../fabric/mqtt/carrier.js'),
    import('../knowledge/sqlite-journal.js'),
  ])
  const {agent, path, version} = request
  const state = besideFile(path, required(agent.state_directory))
  await ensurePrivateDirectory(state)
  const sources = {policies: join(state, 'policies'), mechanisms: join(state, 'mechanisms')}
  await Promise.all(Object.values(sources).map(removeSources))
  const credentials = await credentialsOf(request)
  const {listen = {}} = required(agent.fabric)
  let carrier: CarrierFabric | undefined
  vitals.tell({fabric: () => ({parts: carrier === undefined ? {} : {...carrier.counters()}})})
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
    openPolicy: openPolicies({
      folder: sources.policies,
      clock: systemClock,
      say: (line) => log.info({line}, 'packages of a policy are installed'),
    }),
    openMechanism: openMechanisms({
      folder: sources.mechanisms,
      clock: systemClock,
      allowExecutables: agent.allow_executables ?? false,
      isWhole: false,
    }),
    ...(agent.change_deadline_seconds === undefined ? {} : {changeLimitMs: agent.change_deadline_seconds * 1000}),
    clockInfo: () => ({speed: 1, simulated: false}),
    onLead: life.onLead((epoch) => {
      vitals.lead(epoch)
      const changed = epoch === undefined ? carrier?.standBy() : carrier?.lead(epoch, life.signal)
      changed?.catch((error: unknown) => {
        if (!life.signal.aborted)
          log.error({cause: error instanceof Error ? error.message : String(error)}, 'the broker of the agent does not serve')
      })
    }),
  }
}

/** Whose lease it is: readable in `kubectl get lease`, and another for each replica. With an address, replicas that stand by know where its API is. */
function holderOf(agent: string, address?: string): string {
  return `${agent}@${address ?? process.env['HOSTNAME'] ?? 'localhost'}`
}

function watchesOf(watches: ReturnType<Connected<unknown>['watches']>, own: string): ReturnType<Sources['watches']> {
  return Object.entries(watches).flatMap(([cluster, resources]) =>
    Object.entries(resources).map(([resource, counters]) => ({labels: {cluster, resource}, isOwn: cluster === own, counters})),
  )
}

function once<A>(act: (argument: A) => void): (argument: A) => void {
  let isDone = false
  return (argument) => {
    if (!isDone) act(argument)
    isDone = true
  }
}
