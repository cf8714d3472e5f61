import {join} from 'node:path'
import type {Clock} from '../../../support/clock.js'
import type {Shell} from '../../../support/process/shell.js'
import {removePaths} from '../../effects.js'
import {lastLines} from '../../log-file.js'
import {awaitProcess, type ProcessPlan, startProcess, stopProcess} from '../../processes.js'
import {quote, type Step} from '../../steps.js'
import {architecture} from '../binaries/pins.js'
import {removeCgroups} from './cgroups.js'
import {importImage} from './images.js'
import {type MachineTools, machineSteps, nodeSteps} from './machine.js'
import {announceApi, makeBridge, removeBridge} from './network.js'
import {pauseImage} from './pause.js'
import {API_PORT, forwarderFiles, gatewayOf, MACHINE_PROCESSES, type Machine, machineFiles, machinesOf, type RealNodesPlan} from './plan.js'

const FORWARDER_LIMIT_MS = 20_000

/**
 * Adds real nodes to a cluster whose control plane runs: machines with containerd, the kubelet and kube-proxy, each part only where it is not there
 * yet; at the end the nodes are ready. As root, on Linux.
 */
export function realNodesSteps(plan: RealNodesPlan, tools: MachineTools): readonly Step[] {
  const machines = machinesOf(plan)
  const forwarder = forwarderProcess(plan)
  return [
    makeBridge(plan, tools.shell),
    startProcess(forwarder, tools),
    awaitForwarder(forwarder, tools),
    announceApi(plan),
    ...machines.flatMap((machine) => machineSteps(machine, plan, tools)),
    ...machines.map((machine) => importImage(pauseImage(architecture()), machine, plan, tools.shell)),
    ...machines.flatMap((machine) => nodeSteps(machine, plan, tools)),
  ]
}

/** Ends the machines and removes all that they had outside of their folders, and those too unless they are to be `kept`. */
export async function removeRealNodes(
  plan: Pick<RealNodesPlan, 'cluster' | 'network' | 'nodes'> & {readonly ip: string},
  {keep}: {readonly keep: boolean},
  {clock, shell}: {readonly clock: Clock; readonly shell: Shell},
): Promise<readonly Step[]> {
  const machines = machinesOf(plan)
  const stops = await Promise.all(machines.map((machine) => stopMachine(machine, plan, clock)))
  const {pid} = forwarderFiles(plan.cluster)
  return [
    ...stops.flat(),
    ...machines.map((machine) => removeCgroups(machine, clock)),
    await stopProcess({role: `${plan.cluster.name}/api-forwarder`, pidPath: pid}, clock),
    removeBridge(plan, shell),
    removePaths([pid, ...machines.flatMap(pidFiles)], 'Remove the process files of the machines'),
    ...(keep
      ? []
      : [
          removePaths(
            machines.map(({folder}) => folder),
            'Remove the folders of the machines',
          ),
        ]),
  ]
}

/** The kubelet first, or it would start anew what ends; the containers end with the machine. */
async function stopMachine(machine: Machine, {cluster}: Pick<RealNodesPlan, 'cluster'>, clock: Clock): Promise<readonly Step[]> {
  const files = machineFiles(machine)
  return Promise.all(
    MACHINE_PROCESSES.toReversed().map((name) =>
      stopProcess({role: `${cluster.name}/${machine.name}/${name}`, pidPath: files.program(name).pid}, clock),
    ),
  )
}

function pidFiles(machine: Machine): readonly string[] {
  return MACHINE_PROCESSES.map((name) => machineFiles(machine).program(name).pid)
}

function forwarderProcess(plan: RealNodesPlan): ProcessPlan {
  const {cluster, scripts} = plan
  const {log, pid} = forwarderFiles(cluster)
  return {
    role: `${cluster.name}/api-forwarder`,
    title: `the way to the API server of ${cluster.name}`,
    command: {
      file: process.execPath,
      args: [join(scripts, 'machine', 'forward.mjs'), gatewayOf(plan), String(API_PORT), String(cluster.ports.api)],
    },
    cwd: cluster.folder,
    logPath: log,
    pidPath: pid,
    noted: 'starter',
  }
}

function awaitForwarder(forwarder: ProcessPlan, tools: MachineTools): Step {
  return awaitProcess(forwarder, tools, {
    limitMs: FORWARDER_LIMIT_MS,
    pollMs: 25,
    script: [`until grep -q '^Ready on' ${quote(forwarder.logPath)}; do sleep 0.1; done`],
    isReady: () => lastLines(forwarder.logPath, 1).some((line) => line.startsWith('Ready on')),
  })
}
