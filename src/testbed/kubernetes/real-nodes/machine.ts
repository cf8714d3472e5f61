import {join} from 'node:path'
import type {Shell} from '../../../support/process/shell.js'
import {makeFolder, writeTextFile} from '../../effects.js'
import {readHead} from '../../log-file.js'
import {awaitProcess, type ProcessPlan, type ProcessTools, startProcess} from '../../processes.js'
import {quote, type Step} from '../../steps.js'
import {withApi} from '../api.js'
import {filesOf, type NodeProgram} from '../cluster-plan.js'
import {adminAddress} from '../credentials.js'
import {renderRemoteKubeconfig} from '../kubeconfig.js'
import {labelsOf} from '../node-object.js'
import {listNodes} from '../nodes.js'
import {makeCgroups} from './cgroups.js'
import {makeMachineCredentials} from './credentials.js'
import {attachMachine} from './network.js'
import {API_PORT, gatewayOf, type Machine, type MachineProcess, machineFiles, type RealNodesPlan} from './plan.js'
import {CONTAINERD_SOCKET, containerdSettings, kubeletSettings, podNetwork, proxySettings} from './settings.js'

export type MachineTools = ProcessTools & {readonly shell: Shell}

const LIMIT_MS = 60_000

/** A machine with its network and containerd, before there is a node: images can be imported. */
export function machineSteps(machine: Machine, plan: RealNodesPlan, tools: MachineTools): readonly Step[] {
  return [
    ...prepare(machine, plan),
    makeCgroups(machine),
    startProcess(machineProcess('machine', machine, plan), tools),
    awaitMachine(machine, plan, tools),
    attachMachine(machine, plan, tools.shell),
    startProcess(machineProcess('containerd', machine, plan), tools),
    awaitContainerd(machine, plan, tools),
  ]
}

/** Makes a node of it. */
export function nodeSteps(machine: Machine, plan: RealNodesPlan, tools: MachineTools): readonly Step[] {
  return [
    startProcess(machineProcess('kubelet', machine, plan), tools),
    startProcess(machineProcess('kube-proxy', machine, plan), tools),
    awaitNode(machine, plan, tools),
  ]
}

export function machineProcess(name: MachineProcess, machine: Machine, plan: RealNodesPlan): ProcessPlan {
  const {log, pid} = machineFiles(machine).program(name)
  return {
    role: `${plan.cluster.name}/${machine.name}/${name}`,
    title: `${name === 'machine' ? 'the machine' : name} ${name === 'machine' ? '' : 'of '}${machine.name}`,
    command: name === 'machine' ? machineCommand(machine, plan) : onMachine(commandOf(name, machine, plan), machine, plan),
    cwd: machine.folder,
    logPath: log,
    pidPath: pid,
    noted: 'starter',
  }
}

/** The same program, run on the machine. */
export function onMachine(command: readonly [string, ...string[]], machine: Machine, {scripts}: RealNodesPlan) {
  return {file: join(scripts, 'machine', 'enter.sh'), args: [machineFiles(machine).program('machine').pid, ...command]}
}

/** Whatever runs in the namespaces of processes ends with their first one; mounts, devices and packet filters go with the last. */
function machineCommand({folder}: Machine, {binaries, scripts}: RealNodesPlan) {
  const own = ['--mount', '--uts', '--ipc', '--net', '--pid', '--fork', '--kill-child=KILL', '--mount-proc', '--propagation', 'private']
  return {file: binaries.unshare, args: [...own, '--', join(scripts, 'machine', 'init.sh'), folder]}
}

function commandOf(name: NodeProgram | 'containerd', machine: Machine, {binaries}: RealNodesPlan): readonly [string, ...string[]] {
  const files = machineFiles(machine)
  switch (name) {
    case 'containerd':
      return [binaries.containerd, `--config=${files.settingsOf('containerd')}`]
    case 'kubelet':
      return [
        binaries.kubelet,
        `--config=${files.settingsOf('kubelet')}`,
        `--kubeconfig=${files.kubeconfigOf('kubelet')}`,
        // The machine has a folder of its own there, kept with its other files.
        '--root-dir=/var/lib/kubelet',
        `--hostname-override=${machine.name}`,
        `--node-ip=${machine.address}`,
        `--node-labels=${Object.entries(nodeLabels(machine))
          .map(([key, value]) => `${key}=${value}`)
          .join(',')}`,
      ]
    case 'kube-proxy':
      return [binaries['kube-proxy'], `--config=${files.settingsOf('kube-proxy')}`]
  }
}

/** A kubelet may not give itself labels of Kubernetes' own that it does not know. */
function nodeLabels({description}: Machine): Readonly<Record<string, string>> {
  const isOwn = (key: string): boolean => /(^|\.)(kubernetes|k8s)\.io\//.test(key) && !key.startsWith('topology.kubernetes.io/')
  return Object.fromEntries(Object.entries(labelsOf(description)).filter(([key]) => !isOwn(key)))
}

function prepare(machine: Machine, plan: RealNodesPlan): readonly Step[] {
  const files = machineFiles(machine)
  const {name, folder} = machine
  const save = (path: string, text: string, what: string): Step => writeTextFile(path, text, `Save ${what} of ${name}`)
  const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`
  const kubeconfig = (user: NodeProgram): Step =>
    save(
      files.kubeconfigOf(user),
      renderRemoteKubeconfig({
        name: user,
        server: `https://${gatewayOf(plan)}:${API_PORT}`,
        ca: filesOf(plan.cluster).certificate('cluster-ca'),
        certificate: files.certificate(user),
        key: files.key(user),
      }),
      `the kubeconfig of the ${user}`,
    )
  return [
    makeFolder(folder, `Make the folder of ${name}`),
    makeFolder(files.networks, 'Make the folder of its networks'),
    makeMachineCredentials(machine, plan.cluster),
    kubeconfig('kubelet'),
    kubeconfig('kube-proxy'),
    save(files.settingsOf('containerd'), containerdSettings(machine, plan), 'the settings of containerd'),
    save(join(files.networks, 'pods.conflist'), json(podNetwork(machine)), 'the network of the pods'),
    save(files.settingsOf('kubelet'), json(kubeletSettings(machine, plan)), 'the settings of the kubelet'),
    save(files.settingsOf('kube-proxy'), json(proxySettings(machine)), 'the settings of kube-proxy'),
  ]
}

function awaitMachine(machine: Machine, plan: RealNodesPlan, tools: MachineTools): Step {
  const process = machineProcess('machine', machine, plan)
  return awaitProcess(process, tools, {
    limitMs: LIMIT_MS,
    pollMs: 25,
    script: [`until grep -q '^The machine is up' ${quote(process.logPath)}; do sleep 0.1; done`],
    isReady: () => readHead(process.logPath).includes('The machine is up'),
  })
}

function awaitContainerd(machine: Machine, plan: RealNodesPlan, tools: MachineTools): Step {
  const {file, args} = onMachine([plan.binaries.ctr, '--address', CONTAINERD_SOCKET, 'version'], machine, plan)
  return awaitProcess(machineProcess('containerd', machine, plan), tools, {
    limitMs: LIMIT_MS,
    pollMs: 100,
    script: [`until ${[file, ...args].map(quote).join(' ')} > /dev/null 2>&1; do sleep 0.2; done`],
    async isReady(signal) {
      const {exitStatus} = await tools.shell.run(file, args, {signal, timeoutMs: 10_000, okStatuses: [0, 1]})
      return exitStatus === 0
    },
  })
}

function awaitNode(machine: Machine, plan: RealNodesPlan, tools: MachineTools): Step {
  const kubectl = `kubectl --kubeconfig ${quote(filesOf(plan.cluster).kubeconfigOf('admin'))}`
  return awaitProcess({...machineProcess('kubelet', machine, plan), title: `the node ${machine.name}`}, tools, {
    limitMs: LIMIT_MS,
    pollMs: 100,
    script: [
      `until ${kubectl} get node ${quote(machine.name)} > /dev/null 2>&1; do sleep 0.2; done`,
      `${kubectl} wait --for=condition=Ready node ${quote(machine.name)} --timeout=${LIMIT_MS / 1000}s > /dev/null`,
    ],
    isReady: async (signal) =>
      withApi(adminAddress(plan.cluster), async (api) => {
        const nodes = await listNodes(api, signal)
        return nodes.some(({name, isReady}) => name === machine.name && isReady)
      }),
  })
}
