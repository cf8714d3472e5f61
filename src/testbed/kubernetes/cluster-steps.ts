import {readdirSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import type {NodeDescription} from '../../descriptions/types.js'
import {makeFolder, writeTextFile} from '../effects.js'
import {awaitProcess, type ProcessPlan, type ProcessTools, startProcess} from '../processes.js'
import {quote, type Step} from '../steps.js'
import {withApi} from './api.js'
import {type Binaries, type ClusterPlan, filesOf, type Program, serverOf} from './cluster-plan.js'
import {adminAddress, hasCredentials, writeCredentials} from './credentials.js'
import {credentialsScript} from './credentials-script.js'
import {renderInternalKubeconfig, renderKubeconfig} from './kubeconfig.js'
import {addNodes, awaitNodes} from './nodes.js'
import {commandOf} from './programs.js'

const API_LIMIT_MS = 120_000

const TITLES: {readonly [program in Program]: string} = {
  etcd: 'etcd',
  'kube-apiserver': 'the API server',
  'kube-controller-manager': 'the controller manager',
  'kube-scheduler': 'the scheduler',
  kwok: 'KWOK',
}

export type ClusterWish = {
  readonly plan: ClusterPlan
  readonly binaries: Binaries
  /** Of its context in kubeconfigs. */
  readonly context: string
  readonly nodes: readonly NodeDescription[]
}

/** Brings one cluster up, each part only where it does not run yet; at the end its nodes are ready and pods run. */
export function clusterSteps(wish: ClusterWish, tools: ProcessTools): readonly Step[] {
  return clusterPhases(wish, tools).flat()
}

/** The same in phases: those of several clusters go together. */
export function clusterPhases({plan, binaries, context, nodes}: ClusterWish, tools: ProcessTools): readonly (readonly Step[])[] {
  const process = (program: Program): ProcessPlan => processOf(program, plan, binaries)
  const start = (program: Program): Step => startProcess(process(program), tools)
  return [
    prepare(plan, context),
    [startEtcd(plan, process('etcd'), tools), start('kube-apiserver')],
    [awaitApiServer(plan, process('kube-apiserver'), tools)],
    [start('kube-controller-manager'), start('kube-scheduler'), start('kwok')],
    [addNodes(plan, nodes)],
    [
      awaitAccounts(plan, process('kube-controller-manager'), tools),
      ...(nodes.length === 0 ? [] : [awaitNodes(plan, nodes, process('kwok'), tools)]),
    ],
  ]
}

export function processOf(program: Program, plan: ClusterPlan, binaries: Binaries): ProcessPlan {
  const files = filesOf(plan)
  return {
    role: `${plan.name}/${program}`,
    title: `${TITLES[program]} of ${plan.name}`,
    command: commandOf(program, plan, binaries),
    cwd: plan.folder,
    logPath: files.log(program),
    pidPath: files.pid(program),
    noted: 'starter',
  }
}

/** An etcd that is stopped while it makes its data leaves what no etcd can begin with: data that this run began is taken back with it. */
function startEtcd(plan: ClusterPlan, process: ProcessPlan, tools: ProcessTools): Step {
  const {data} = filesOf(plan)
  const step = startProcess(process, tools)
  let isNew = false
  return {
    ...step,
    async run(context) {
      isNew = readdirSync(data).length === 0
      return step.run(context)
    },
    async undo(context) {
      await step.undo?.(context)
      if (isNew) for (const entry of readdirSync(data)) rmSync(join(data, entry), {recursive: true, force: true})
    },
  }
}

function prepare(plan: ClusterPlan, context: string): readonly Step[] {
  const files = filesOf(plan)
  return [
    makeFolder(plan.folder, `Make the folder of ${plan.name}`),
    makeFolder(files.keys, `Make the folder of its keys`),
    makeFolder(files.data, `Make the folder of its etcd`),
    makeCredentials(plan),
    ...['admin', 'kube-controller-manager', 'kube-scheduler'].map((user) =>
      writeTextFile(
        files.kubeconfigOf(user),
        renderInternalKubeconfig(plan, user, context),
        `Save the kubeconfig of ${user} of ${plan.name}`,
      ),
    ),
    saveKubeconfig(plan, context),
  ]
}

function makeCredentials(plan: ClusterPlan): Step {
  return {
    title: `Make the certificates of ${plan.name}`,
    describe: () => credentialsScript(plan),
    look: () => (hasCredentials(plan) ? 'unchanged' : 'changed'),
    async run() {
      if (hasCredentials(plan)) return 'unchanged'
      await writeCredentials(plan)
      return 'changed'
    },
  }
}

/** For kubectl, with the certificates inside. */
function saveKubeconfig(plan: ClusterPlan, context: string): Step {
  const files = filesOf(plan)
  const write = (): Step => writeTextFile(files.kubeconfig, renderKubeconfig({context, ...adminAddress(plan)}), '')
  return {
    title: `Save the kubeconfig of ${plan.name}`,
    describe: () => [`kubectl --kubeconfig ${quote(files.kubeconfigOf('admin'))} config view --flatten > ${quote(files.kubeconfig)}`],
    // It holds the certificates: before they are made there is none.
    look: () => (hasCredentials(plan) ? (write().look?.() ?? 'changed') : 'changed'),
    run: (step) => write().run(step),
  }
}

export function awaitApiServer(plan: ClusterPlan, process: ProcessPlan, tools: ProcessTools): Step {
  const files = filesOf(plan)
  const curl = [
    'curl --silent --fail --output /dev/null',
    `--cacert ${quote(files.certificate('cluster-ca'))} --cert ${quote(files.certificate('admin'))} --key ${quote(files.key('admin'))}`,
    `${serverOf(plan)}/readyz`,
  ].join(' \\\n  ')
  return awaitProcess(process, tools, {
    limitMs: API_LIMIT_MS,
    pollMs: 100,
    script: [`until ${curl}; do sleep 0.2; done`],
    isReady: async (signal) =>
      withApi(adminAddress(plan), async (api) => (await api.ask('GET', '/readyz', {signal, timeoutMs: 2_000}))?.status === 200),
  })
}

/** Without its account no pod is admitted; the controller manager makes it. */
function awaitAccounts(plan: ClusterPlan, process: ProcessPlan, tools: ProcessTools): Step {
  const path = '/api/v1/namespaces/default/serviceaccounts/default'
  return awaitProcess(process, tools, {
    limitMs: API_LIMIT_MS,
    pollMs: 100,
    script: [
      `until kubectl --kubeconfig ${quote(filesOf(plan).kubeconfigOf('admin'))} get --raw ${path} > /dev/null 2>&1; do sleep 0.2; done`,
    ],
    isReady: async (signal) => withApi(adminAddress(plan), async (api) => (await api.ask('GET', path, {signal}))?.status === 200),
  })
}
