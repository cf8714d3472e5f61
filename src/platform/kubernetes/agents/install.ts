import type {Clock} from '../../../support/clock.js'
import {OperationalError} from '../../../support/errors.js'
import {apiManifests, type Manifest} from '../api/manifests.js'
import {applyManifest, type Installed} from '../apply.js'
import type {KubeClient} from '../client/index.js'
import {NODES} from '../cluster/kinds.js'
import {installApi} from '../install.js'
import {type AgentInstallation, apiOptionsOf, nameOf, namespaceOf} from './installation.js'
import {CONFIG_MAPS, DAEMON_SETS, manifestOf, SECRETS, type Secret} from './kinds.js'
import {agentManifests} from './manifests.js'
import {metadataOf} from './pod.js'
import {missingRights, type Wanted} from './rights-check.js'
import {type NeededSecret, secretsOf} from './secrets.js'

/** Plain text by key. */
export type SecretData = {readonly [key: string]: string}

/** Makes what a Secret must hold, from what it holds; the same where that will do. `nodes`: those of the cluster. */
export type MakeSecret = (needed: NeededSecret, known: SecretData | undefined, nodes: readonly string[]) => Promise<SecretData>

export type AgentInstall = {
  readonly installation: AgentInstallation
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  readonly isDryRun: boolean
  readonly makeSecret: MakeSecret
  /** Told what is being done. */
  readonly say: (text: string) => void
}

/**
 * Installs the agents of a layer in a cluster, or brings them to this version and these options; it may be run again at any time. Resolves when the API
 * server has taken everything, which is not when the agents run. Rejects with `rights-missing` before anything is changed, or with a `KubernetesError`.
 */
export async function installAgents(install: AgentInstall, signal: AbortSignal): Promise<readonly Installed[]> {
  const {installation, client, clock, isDryRun, say} = install
  const api = apiOptionsOf(installation)
  const manifests = await agentManifests(installation)
  say('asking for the rights to install')
  await checkRights(install, manifests, signal)
  say('teaching the API server our kinds, the fence and the rights of agents')
  const installed = [...(await installApi({...api, client, clock, isDryRun}, signal))]
  const nodes = installation.agent.layer === 'node' ? await nodesOf(client, signal) : []
  say('making what is secret')
  for (const needed of secretsOf(installation)) installed.push(await installSecret(install, needed, nodes, signal))
  say('applying the agents')
  for (const manifest of manifests) installed.push(...(await applyManifest({client, manifest, isDryRun}, signal)))
  return [...installed, ...(await removeOther(install, signal))]
}

async function installSecret(
  {installation, client, isDryRun, makeSecret}: AgentInstall,
  needed: NeededSecret,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<Installed> {
  const namespace = namespaceOf(installation)
  const ref = {name: needed.name, namespace}
  const said = (change: Installed['change']): Installed => ({kind: SECRETS.kind, ...ref, change})
  const known = await client.get(SECRETS, ref, signal)
  const before = known === undefined ? undefined : plainOf(known)
  const data = await makeSecret(needed, before, nodes)
  const isSame = before !== undefined && JSON.stringify(sorted(before)) === JSON.stringify(sorted(data))
  if (isSame) return said('unchanged')
  if (isDryRun) return said(known === undefined ? 'created' : 'changed')
  const secret: Secret = {metadata: metadataOf(installation, needed.name, namespace), type: 'Opaque', data: encoded(data)}
  await applyManifest({client, manifest: manifestOf(SECRETS, [secret]), isDryRun}, signal)
  return said(known === undefined ? 'created' : 'changed')
}

/** Node agents are with hardware access or without: two on one machine would be one agent twice. */
async function removeOther({installation, client, isDryRun}: AgentInstall, signal: AbortSignal): Promise<readonly Installed[]> {
  const {agent, namespaces} = installation
  if (agent.layer !== 'node') return []
  const ref = {name: nameOf(agent), namespace: namespaceOf({namespaces, agent: {...agent, hasHardware: !agent.hasHardware}})}
  if ((await client.get(DAEMON_SETS, ref, signal)) === undefined) return []
  if (!isDryRun) {
    await client.delete(DAEMON_SETS, ref, signal, {propagation: 'Foreground'})
    await client.delete(CONFIG_MAPS, ref, signal)
  }
  return [{kind: DAEMON_SETS.kind, ...ref, change: 'removed'}]
}

async function checkRights({installation, client}: AgentInstall, manifests: readonly Manifest[], signal: AbortSignal): Promise<void> {
  const {definitions, namespaces, rest} = await apiManifests(apiOptionsOf(installation))
  const all = [{resource: namespaces.resource, objects: namespaces.objects}, ...rest, ...manifests]
  const [definition] = definitions
  const wanted: readonly Wanted[] = [
    ...all.flatMap(({resource, objects}) => objects.map(({metadata: {namespace}}) => ({resource, namespace, verbs: APPLYING}))),
    ...(definition === undefined
      ? []
      : [{resource: {group: 'apiextensions.k8s.io', plural: 'customresourcedefinitions'}, namespace: undefined, verbs: APPLYING}]),
    {resource: SECRETS, namespace: namespaceOf(installation), verbs: APPLYING},
    ...(installation.agent.layer === 'node' ? [{resource: NODES, namespace: undefined, verbs: ['list']}] : []),
  ]
  const missing = await missingRights(client, wanted, signal)
  if (missing.length === 0) return
  throw new OperationalError(
    `The account of context ${client.context} may not install agents: it lacks ${missing.length} rights.\n${missing.map((one) => `  ${one}`).join('\n')}`,
    {
      code: 'rights-missing',
      exit: 'remote',
      hints: [
        `kubectl --context ${client.context} auth can-i --list`,
        'docs/kubernetes.md says what whoever installs needs; an administrator can do it once.',
      ],
      details: {missing},
    },
  )
}
const APPLYING = ['get', 'create', 'patch']

async function nodesOf(client: KubeClient, signal: AbortSignal): Promise<readonly string[]> {
  const names: string[] = []
  let next: string | undefined
  do {
    const page = await client.list(NODES, {limit: 500, ...(next === undefined ? {} : {continue: next})}, signal)
    names.push(...page.items.map(({metadata}) => metadata.name))
    next = page.metadata.continue === '' ? undefined : page.metadata.continue
  } while (next !== undefined)
  return names.sort()
}

function plainOf({data = {}}: Secret): SecretData {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString('utf8')]))
}

function encoded(data: SecretData): SecretData {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]))
}

function sorted(data: SecretData): readonly (readonly [string, string])[] {
  return Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1))
}
