import {type ChildProcess, spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import type {NodeDescription} from '../../src/descriptions/types.js'
import {type KeyedCertificate, openAuthority} from '../../src/support/certificates.js'
import {systemClock} from '../../src/support/clock-system.js'
import {writeFileAtomic} from '../../src/support/files.js'
import {isAlive} from '../../src/support/process/identity.js'
import {connectApi} from '../../src/testbed/kubernetes/api.js'
import {findBinary} from '../../src/testbed/kubernetes/binaries/find.js'
import {readPins} from '../../src/testbed/kubernetes/binaries/pins.js'
import {type Binaries, type ClusterPlan, filesOf, PROGRAMS, type Program, serverOf} from '../../src/testbed/kubernetes/cluster-plan.js'
import {awaitApiServer, clusterSteps, processOf} from '../../src/testbed/kubernetes/cluster-steps.js'
import {adminAddress} from '../../src/testbed/kubernetes/credentials.js'
import {renderKubeconfig} from '../../src/testbed/kubernetes/kubeconfig.js'
import {createNode, deleteNode, setNodeReady} from '../../src/testbed/kubernetes/nodes.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {readLivePid} from '../../src/testbed/pid-file.js'
import {startProcess, stopProcess} from '../../src/testbed/processes.js'
import {runSteps} from '../../src/testbed/steps.js'
import {KUBERNETES_BINARIES, KUBERNETES_CACHE} from './isolated-home.js'
import {freePort} from './ports.js'

export type KubernetesPresence =
  | {readonly kind: 'present'; readonly binaries: Binaries}
  | {readonly kind: 'absent'; readonly reason: string}

/** Whether real control planes can be started here, and if not why: tests are skipped with this reason in their title. */
export async function requireKubernetes(): Promise<KubernetesPresence> {
  const sources = {binDir: process.env[KUBERNETES_BINARIES], env: process.env, cacheFolder: process.env[KUBERNETES_CACHE] ?? ''}
  const pins = readPins(ROOT)
  const found = await Promise.all(PROGRAMS.map(async (program) => [program, await findBinary(program, pins[program], sources)] as const))
  const missing = found.filter(([, path]) => path === undefined).map(([program]) => program)
  if (missing.length === 0) return {kind: 'present', binaries: Object.fromEntries(found) as Binaries}
  return {kind: 'absent', reason: `there is no ${missing.join(', ')}; ${KUBERNETES_BINARIES} names a folder that has them`}
}

export type ControlPlaneOptions = {readonly name: string; readonly nodes?: readonly NodeDescription[]}
type Identity = {readonly commonName: string; readonly organizations?: readonly string[]}

export interface ControlPlane {
  readonly name: string
  readonly server: string
  readonly plan: ClusterPlan
  /** Of an administrator; its context is `context`. */
  readonly kubeconfigPath: string
  readonly context: string
  /** What clients trust (PEM). */
  readonly ca: string
  clientCertificate(who: Identity): Promise<KeyedCertificate>
  /** A kubeconfig for somebody else, with the same context; it goes with the control plane. */
  kubeconfigFor(who: Identity): Promise<string>
  addNode(description: NodeDescription): Promise<void>
  removeNode(name: string): Promise<void>
  /** Its condition Ready follows at once. */
  setNodeReady(name: string, isReady: boolean): Promise<void>
  /** For faults. */
  readonly processes: {readonly [program in Program]: ControlledProcess}
  /** Ends what it started and removes its folder. Safe twice. */
  stop(): Promise<void>
}

export interface ControlledProcess {
  readonly logPath: string
  /** SIGKILL ends it (resolves when it is gone), SIGSTOP freezes it and SIGCONT lets it go on. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Starts it where it does not run; resolves when it runs, and the API server when it is ready. Rejects with its last lines where that ends before. */
  start(): Promise<void>
  /** Resolves when it has ended. */
  stop(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KWOK_CONFIG = join(ROOT, 'testbed', 'kubernetes', 'kwok.yaml')
const LIMIT_MS = 50_000
const ATTEMPTS = 3

/**
 * A real control plane of one's own: etcd, API server, controller manager, scheduler, and KWOK with these nodes, ready and with pods running. Rejects
 * where the binaries are absent (`requireKubernetes`).
 */
export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const presence = await requireKubernetes()
  if (presence.kind === 'absent') throw new Error(`No control plane can be started: ${presence.reason}.`)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOnce(options, presence.binaries)
    } catch (error) {
      // A port that was free a moment ago may have been taken by another test.
      if (attempt === ATTEMPTS || !/address already in use/.test(String(error))) throw error
    }
  }
}

async function startOnce({name, nodes = []}: ControlPlaneOptions, binaries: Binaries): Promise<ControlPlane> {
  const folder = mkdtempSync(join(tmpdir(), `mlsysops-${name}-`))
  const plan: ClusterPlan = {
    name,
    folder,
    ports: {api: await freePort(), etcd: await freePort(), etcdPeer: await freePort()},
    kwokConfig: KWOK_CONFIG,
    isDurable: false,
  }
  const guard = guardFolder(folder)
  const end = async (): Promise<void> => {
    for (const program of PROGRAMS.toReversed()) await controlled(program, plan, binaries).stop()
    rmSync(folder, {recursive: true, force: true})
    guard.kill('SIGKILL')
  }
  try {
    await runSteps(clusterSteps({plan, binaries, context: name, nodes}, TOOLS), stepContext())
    return await opened(plan, binaries, end)
  } catch (error) {
    await end()
    throw error
  }
}

async function opened(plan: ClusterPlan, binaries: Binaries, end: () => Promise<void>): Promise<ControlPlane> {
  const files = filesOf(plan)
  const {server, ca} = adminAddress(plan)
  const api = await connectApi(adminAddress(plan))
  const authority = await openAuthority({certificate: ca, privateKey: readFileSync(files.key('cluster-ca'), 'utf8')})
  const clientCertificate = async (who: Identity): Promise<KeyedCertificate> => authority.issue({...who, usage: 'client'})
  return {
    name: plan.name,
    plan,
    server: serverOf(plan),
    kubeconfigPath: files.kubeconfig,
    context: plan.name,
    ca,
    clientCertificate,
    async kubeconfigFor(who) {
      const path = join(plan.folder, `${who.commonName.replaceAll(/[^\w.-]/g, '-')}.kubeconfig`)
      await writeFileAtomic(path, renderKubeconfig({context: plan.name, server, ca, ...(await clientCertificate(who))}))
      return path
    },
    addNode: async (description) => createNode(api, description, AbortSignal.timeout(LIMIT_MS)),
    removeNode: async (node) => deleteNode(api, node, AbortSignal.timeout(LIMIT_MS)),
    setNodeReady: async (node, isReady) => setNodeReady(api, node, isReady, new Date(), AbortSignal.timeout(LIMIT_MS)),
    processes: Object.fromEntries(PROGRAMS.map((program) => [program, controlled(program, plan, binaries)])) as ControlPlane['processes'],
    async stop() {
      await api.close()
      await end()
    },
  }
}

function controlled(program: Program, plan: ClusterPlan, binaries: Binaries): ControlledProcess {
  const one = processOf(program, plan, binaries)
  return {
    logPath: one.logPath,
    async signal(name) {
      const identity = await readLivePid(one.pidPath)
      if (identity === undefined) return
      process.kill(identity.pid, name)
      // Whoever starts it again before it is gone would find it running.
      while (name === 'SIGKILL' && (await isAlive(identity))) await systemClock.sleep(5)
    },
    async start() {
      await startProcess(one, TOOLS).run(stepContext())
      if (program === 'kube-apiserver') await awaitApiServer(plan, one, TOOLS).run(stepContext())
    },
    async stop() {
      await (await stopProcess(one, systemClock)).run(stepContext())
    },
  }
}

const TOOLS = {launch: launchDaemon, clock: systemClock}

const stepContext = () => ({signal: AbortSignal.timeout(LIMIT_MS), say: () => {}})

/** Ends the processes noted in a folder when its input does: however this process ends, nothing of it stays behind. */
const GUARD = `
read -r _
for file in "$1"/*.pid; do
  pid=$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' "$file") && kill -KILL -- "-$pid"
done
rm -rf "$1"`

function guardFolder(folder: string): ChildProcess {
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', folder], {detached: true, stdio: ['pipe', 'ignore', 'ignore']})
  guard.unref()
  // Neither it nor its input keeps this process alive.
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return guard
}
