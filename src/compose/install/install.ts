import {
  type AgentInstallation,
  awaitRollout,
  installAgents,
  nameOf,
  namespaceOf,
  prepareMember,
  type Rollout,
} from '../../platform/kubernetes/agents/index.js'
import type {Installed} from '../../platform/kubernetes/apply.js'
import {createKubeClient, type KubeClient} from '../../platform/kubernetes/client/index.js'
import type {Authority} from '../../support/certificates.js'
import {systemClock} from '../../support/clock-system.js'
import {createKeptAuthority, openKeptAuthority} from '../../support/kept-authority.js'
import {type AuthoritySource, secretMaker} from './secrets.js'

type ApiServer = {readonly kubeconfig?: string | undefined; readonly context?: string | undefined}

export type InstallRequest = ApiServer & {
  /** What the cluster that `context` names shall have; where its API server listens is added here. */
  readonly installation: AgentInstallation
  /** By member of the continuum agent that is not its home: the context by which it is reached from here. */
  readonly memberContexts: ReadonlyMap<string, string>
  /** Where the authority of the slice is kept. */
  readonly authorityFolder: string
  readonly isDryRun: boolean
  /** Undefined: it is not waited for. */
  readonly waitMs: number | undefined
  readonly version: string
  readonly say: (text: string) => void
}

export type InstallReport = {
  readonly layer: AgentInstallation['agent']['layer']
  readonly context: string
  readonly namespace: string
  readonly workload: string
  readonly dryRun: boolean
  readonly changes: readonly (Installed & {readonly context: string})[]
  /** Absent: it was not waited for. */
  readonly rollout?: Omit<Rollout, 'isDone'>
  readonly notes: readonly string[]
}

/** Installs the agents of one layer in one cluster, and lets the continuum agent into its members. Rejects as `installAgents` and `awaitRollout` do. */
export async function runInstall(request: InstallRequest, signal: AbortSignal): Promise<InstallReport> {
  const {isDryRun, waitMs, say, installation: wanted} = request
  const client = await clientOf(request, request.context)
  try {
    const members = await prepareMembers(request, signal)
    const servers = [client.server, ...members.map(({server}) => server)]
    const installation = {...wanted, apiServerPorts: [...wanted.apiServerPorts, ...servers.map(portOf)]}
    const {agent, slice} = installation
    const makeSecret = secretMaker({
      slice,
      cluster: agent.layer === 'continuum' ? undefined : agent.cluster,
      isNode: agent.layer === 'node',
      authority: authorityIn(request),
      kubeconfigs: new Map(members.map(({cluster, kubeconfig}) => [cluster, kubeconfig])),
      now: () => systemClock.now(),
    })
    const installed = await installAgents({installation, client, clock: systemClock, isDryRun, makeSecret, say}, signal)
    const rollout =
      waitMs === undefined || isDryRun
        ? undefined
        : await awaitRollout({installation, client, clock: systemClock, timeoutMs: waitMs, say}, signal)
    return {
      layer: agent.layer,
      context: client.context,
      namespace: namespaceOf(installation),
      workload: nameOf(agent),
      dryRun: isDryRun,
      changes: [
        ...members.flatMap(({context, installed: changes}) => changes.map((one) => ({...one, context}))),
        ...installed.map((one) => ({...one, context: client.context})),
      ],
      ...(rollout === undefined ? {} : {rollout: {wanted: rollout.wanted, updated: rollout.updated, available: rollout.available}}),
      notes: notesOf(installation, client, members),
    }
  } finally {
    client.close()
  }
}

type Member = {
  readonly cluster: string
  readonly context: string
  readonly server: string
  readonly kubeconfig: string
  readonly installed: readonly Installed[]
}

async function prepareMembers(request: InstallRequest, signal: AbortSignal): Promise<readonly Member[]> {
  const {installation, memberContexts, isDryRun, say} = request
  const {namespaces, fencing, podSecurity} = installation
  const prepared: Member[] = []
  for (const [cluster, context] of memberContexts) {
    say(`letting the continuum agent into ${cluster}`)
    const client = await clientOf(request, context)
    try {
      const options = {client, clock: systemClock, namespaces, fencing, podSecurity, isDryRun}
      prepared.push({cluster, context, server: client.server, ...(await prepareMember(options, signal))})
    } finally {
      client.close()
    }
  }
  return prepared
}

function clientOf({kubeconfig, version}: InstallRequest, context: string | undefined): Promise<KubeClient> {
  return createKubeClient({
    ...(kubeconfig === undefined ? {} : {kubeconfig}),
    ...(context === undefined ? {} : {context}),
    version,
    manager: 'mlsysops-install',
    clock: systemClock,
  })
}

const AUTHORITY_NAME = 'fabric-ca'

function authorityIn({authorityFolder: folder, installation: {slice}, isDryRun}: InstallRequest): AuthoritySource {
  const create = async (): Promise<Authority> => {
    const name = `mlsysops fabric of ${slice}`.slice(0, 64)
    if (!isDryRun) return createKeptAuthority(folder, AUTHORITY_NAME, name)
    const {createAuthority} = await import('../../support/certificates.js')
    return createAuthority(name)
  }
  return {
    folder,
    open: async (isKnown) => (await openKeptAuthority(folder, AUTHORITY_NAME)) ?? (isKnown ? undefined : await create()),
  }
}

function notesOf(
  {agent, namespaces: {framework}}: AgentInstallation,
  {context}: KubeClient,
  members: readonly Member[],
): readonly string[] {
  if (agent.layer !== 'continuum') return []
  const kubectl = `kubectl --context ${context} -n ${framework}`
  return [
    `The API is reached with: ${kubectl} port-forward service/mlsysops-api 8080`,
    `Its token: ${kubectl} get secret mlsysops-api -o jsonpath='{.data.token}' | base64 -d`,
    ...members
      .filter(({server}) => LOOPBACK.test(new URL(server).hostname))
      .map(
        ({cluster, server}) => `${cluster} is known at ${server}, which a pod cannot reach: name a context with an address that it can.`,
      ),
  ]
}
const LOOPBACK = /^(localhost|127\.|\[::1\])/

function portOf(server: string): number {
  const {port, protocol} = new URL(server)
  return port === '' ? (protocol === 'http:' ? 80 : 443) : Number(port)
}
