import {join} from 'node:path'
import type {Clock} from '../../../support/clock.js'
import type {Shell} from '../../../support/process/shell.js'
import {removePaths} from '../../effects.js'
import {type ProcessPlan, startProcess, stopProcess} from '../../processes.js'
import {awaitReady} from '../../ready-line.js'
import type {Step} from '../../steps.js'
import {architecture} from '../binaries/pins.js'
import {filesOf, serverOf} from '../cluster-plan.js'
import {removeCgroups} from './cgroups.js'
import {makeNamesCredentials} from './credentials.js'
import {importImage} from './images.js'
import {type MachineTools, machineSteps, nodeSteps} from './machine.js'
import {announceApi, makeBridge, removeBridge} from './network.js'
import {pauseImage} from './pause.js'
import {
  API_PORT,
  gatewayOf,
  HELPERS,
  type Helper,
  helperFiles,
  MACHINE_PROCESSES,
  type Machine,
  machineFiles,
  machinesOf,
  NAMES_PORT,
  type RealNodesPlan,
} from './plan.js'

/**
 * Adds real nodes to a cluster whose control plane runs: machines with containerd, the kubelet and kube-proxy, each part only where it is not there
 * yet; at the end the nodes are ready. As root, on Linux.
 */
export function realNodesSteps(plan: RealNodesPlan, tools: MachineTools): readonly Step[] {
  const machines = machinesOf(plan)
  const helpers = HELPERS.map((helper) => helperProcess(helper, plan))
  return [
    makeBridge(plan, tools.shell),
    makeNamesCredentials(plan.cluster),
    ...helpers.map((helper) => startProcess(helper, tools)),
    ...helpers.map((helper) => awaitReady(helper, tools)),
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
  const helpers = HELPERS.map((helper) => ({role: roleOf(helper, plan), pidPath: helperFiles(plan.cluster, helper).pid}))
  return [
    ...stops.flat(),
    ...machines.map((machine) => removeCgroups(machine, clock)),
    ...(await Promise.all(helpers.map((helper) => stopProcess(helper, clock)))),
    removeBridge(plan, shell),
    removePaths([...helpers.map(({pidPath}) => pidPath), ...machines.flatMap(pidFiles)], 'Remove the process files of the machines'),
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

const TITLES: {readonly [helper in Helper]: string} = {'api-forwarder': 'the way to the API server', names: 'the DNS'}

function helperProcess(helper: Helper, plan: RealNodesPlan): ProcessPlan {
  const {cluster, scripts} = plan
  const {log, pid, certificate, key} = helperFiles(cluster, helper)
  const args = {
    'api-forwarder': ['forward.mjs', gatewayOf(plan), String(API_PORT), String(cluster.ports.api)],
    names: [
      'names.mjs',
      gatewayOf(plan),
      String(NAMES_PORT),
      serverOf(cluster),
      filesOf(cluster).certificate('cluster-ca'),
      certificate,
      key,
    ],
  } as const
  const [script, ...more] = args[helper]
  return {
    role: roleOf(helper, plan),
    title: `${TITLES[helper]} of ${cluster.name}`,
    command: {file: process.execPath, args: [join(scripts, 'machine', script), ...more]},
    cwd: cluster.folder,
    logPath: log,
    pidPath: pid,
    noted: 'starter',
  }
}

function roleOf(helper: Helper, {cluster}: Pick<RealNodesPlan, 'cluster'>): string {
  return `${cluster.name}/${helper}`
}
