import {type ChildProcess, spawn} from 'node:child_process'
import {Socket} from 'node:net'
import {fileURLToPath} from 'node:url'
import type {NodeDescription} from '../../src/descriptions/types.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createShell} from '../../src/support/process/shell.js'
import {findBinary} from '../../src/testbed/kubernetes/binaries/find.js'
import {readPins} from '../../src/testbed/kubernetes/binaries/pins.js'
import {NODE_PROGRAMS} from '../../src/testbed/kubernetes/cluster-plan.js'
import type {ImageRecipe} from '../../src/testbed/kubernetes/real-nodes/image-archive.js'
import {importImage} from '../../src/testbed/kubernetes/real-nodes/images.js'
import {machineProcess, onMachine} from '../../src/testbed/kubernetes/real-nodes/machine.js'
import {chooseNetwork} from '../../src/testbed/kubernetes/real-nodes/network.js'
import {
  bridgeOf,
  type Machine,
  type MachineProcess,
  machinesOf,
  type NodeBinaries,
  type RealNodesPlan,
} from '../../src/testbed/kubernetes/real-nodes/plan.js'
import {machinePresence} from '../../src/testbed/kubernetes/real-nodes/presence.js'
import {CONTAINERD_SOCKET} from '../../src/testbed/kubernetes/real-nodes/settings.js'
import {realNodesSteps, removeRealNodes} from '../../src/testbed/kubernetes/real-nodes/steps.js'
import {launchDaemon} from '../../src/testbed/launch.js'
import {readLivePid} from '../../src/testbed/pid-file.js'
import {runSteps, type Step} from '../../src/testbed/steps.js'
import {type ControlPlane, requireKubernetes} from './control-plane.js'
import {KUBERNETES_BINARIES, KUBERNETES_CACHE} from './isolated-home.js'

export type RealNodesPresence =
  | {readonly kind: 'present'; readonly binaries: NodeBinaries; readonly networkPlugins: string}
  | {readonly kind: 'absent'; readonly reason: string}

/** Whether real nodes can be made here, and if not why: tests are skipped with this reason in their title. */
export async function requireRealNodes(): Promise<RealNodesPresence> {
  const kubernetes = await requireKubernetes()
  if (kubernetes.kind === 'absent') return kubernetes
  const machines = await machinePresence(process.env)
  if (machines.kind === 'absent') return {kind: 'absent', reason: `${machines.reason}${packages(machines.packages)}`}
  const sources = {binDir: process.env[KUBERNETES_BINARIES], env: process.env, cacheFolder: process.env[KUBERNETES_CACHE] ?? ''}
  const pins = readPins(ROOT)
  const found = await Promise.all(
    NODE_PROGRAMS.map(async (program) => [program, await findBinary(program, pins[program], sources)] as const),
  )
  const missing = found.filter(([, path]) => path === undefined).map(([program]) => program)
  if (missing.length > 0) return {kind: 'absent', reason: `there is no ${missing.join(', ')}; ${KUBERNETES_BINARIES} names a folder`}
  return {...machines, binaries: {...machines.binaries, ...(Object.fromEntries(found) as {kubelet: string; 'kube-proxy': string})}}
}

/** Real nodes of a control plane. */
export interface RealNodes {
  readonly plan: RealNodesPlan
  readonly machines: readonly Machine[]
  import(recipe: ImageRecipe): Promise<void>
  /** An image that is made already. */
  importArchive(path: string): Promise<void>
  /** What to run so that a program runs on this machine, in its network. */
  command(machine: Machine, program: string, ...args: readonly string[]): readonly [file: string, args: readonly string[]]
  signal(machine: Machine, process: MachineProcess, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void>
  /** Ends the machines, and removes all that they had. Safe twice. */
  stop(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LIMIT_MS = 120_000
const shell = createShell()
const TOOLS = {launch: launchDaemon, clock: systemClock, shell}
const run = async (steps: readonly Step[]): Promise<void> => {
  await runSteps(steps, {signal: AbortSignal.timeout(LIMIT_MS), say: () => {}})
}

/** Adds real nodes to a control plane, ready at the end. Rejects where they cannot be made (`requireRealNodes`). */
export async function startRealNodes(plane: ControlPlane, nodes: readonly NodeDescription[]): Promise<RealNodes> {
  const presence = await requireRealNodes()
  if (presence.kind === 'absent') throw new Error(`No real node can be made: ${presence.reason}.`)
  const {binaries, networkPlugins} = presence
  const network = await chooseNetwork(binaries.ip, shell, AbortSignal.timeout(LIMIT_MS))
  const plan: RealNodesPlan = {
    cluster: plane.plan,
    network,
    nodes,
    binaries,
    networkPlugins,
    scripts: fileURLToPath(new URL('../../testbed/kubernetes', import.meta.url)),
  }
  const machines = machinesOf(plan)
  const guard = guardMachines(plan, machines)
  const stop = async (): Promise<void> => {
    await run(await removeRealNodes({...plan, ip: binaries.ip}, {keep: false}, TOOLS))
    guard.kill('SIGKILL')
  }
  try {
    await run(realNodesSteps(plan, TOOLS))
  } catch (error) {
    await stop()
    throw error
  }
  return {
    plan,
    machines,
    stop,
    async import(recipe) {
      await run(machines.map((machine) => importImage(recipe, machine, plan, shell)))
    },
    async importArchive(path) {
      const args = ['--address', CONTAINERD_SOCKET, '--namespace', 'k8s.io', 'images', 'import', path]
      await Promise.all(
        machines.map(async (machine) => {
          const command = onMachine([binaries.ctr, ...args], machine, plan)
          await shell.run(command.file, command.args, {signal: AbortSignal.timeout(LIMIT_MS), timeoutMs: LIMIT_MS})
        }),
      )
    },
    command(machine, program, ...args) {
      const command = onMachine([program, ...args], machine, plan)
      return [command.file, command.args]
    },
    async signal(machine, name, signal) {
      const identity = await readLivePid(machineProcess(name, machine, plan).pidPath)
      if (identity !== undefined) process.kill(-identity.pid, signal)
    },
  }
}

/** Ends the machines when its input does: however this process ends, nothing of them stays behind. */
const GUARD = `
read -r _
for file in "$1"/machine-*/*.pid; do
  pid=$(sed -n 's/.*"pid":\\([0-9]*\\).*/\\1/p' "$file") && kill -KILL -- "-$pid"
done
ip link delete "$2"
sleep 1
shift 2
for cgroup; do find /sys/fs/cgroup -depth -type d -path "*/$cgroup*" -exec rmdir {} +; done`

function guardMachines(plan: RealNodesPlan, machines: readonly Machine[]): ChildProcess {
  const args = ['-c', GUARD, 'sh', plan.cluster.folder, bridgeOf(plan), ...machines.map(({cgroup}) => cgroup)]
  const guard = spawn('/bin/sh', args, {detached: true, stdio: ['pipe', 'ignore', 'ignore']})
  guard.unref()
  if (guard.stdin instanceof Socket) guard.stdin.unref()
  return guard
}

function packages(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (apt-get install ${names.join(' ')})`
}
