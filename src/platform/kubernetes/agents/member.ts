import type {Clock} from '../../../support/clock.js'
import {OperationalError} from '../../../support/errors.js'
import {withTimeout} from '../../../support/waiting.js'
import {PART_OF} from '../api/agents.js'
import type {PodSecurityLevel} from '../api/namespaces.js'
import {applyManifest, type Installed} from '../apply.js'
import type {KubeClient} from '../client/index.js'
import {installApi} from '../install.js'
import type {Namespaces} from '../kinds.js'
import {nameOf} from './installation.js'
import {manifestOf, SECRETS} from './kinds.js'

export type MemberPreparation = {
  readonly client: KubeClient
  readonly clock: Pick<Clock, 'schedule' | 'sleep'>
  readonly namespaces: Namespaces
  readonly fencing: boolean
  readonly podSecurity: PodSecurityLevel
  readonly isDryRun: boolean
}

export type PreparedMember = {
  readonly installed: readonly Installed[]
  /** Of the continuum agent's account there. */
  readonly kubeconfig: string
}

const TOKEN_SECRET = 'mlsysops-continuum-token'
const TOKEN_WITHIN_MS = 30_000
const LOOK_EVERY_MS = 200

/**
 * Lets the continuum agent of another cluster into a member: our kinds, its rights there, and an account with a token. Rejects with `token-not-given` where the
 * cluster fills no token in.
 */
export async function prepareMember(preparation: MemberPreparation, signal: AbortSignal): Promise<PreparedMember> {
  const {client, clock, namespaces, fencing, podSecurity, isDryRun} = preparation
  const roles = ['continuum-member'] as const
  const installed = await installApi({client, clock, namespaces, fencing, podSecurity, roles, isDryRun}, signal)
  const ref = {name: TOKEN_SECRET, namespace: namespaces.framework}
  const secret = {
    metadata: {...ref, labels: PART_OF, annotations: {'kubernetes.io/service-account.name': nameOf({layer: 'continuum'})}},
    type: 'kubernetes.io/service-account-token',
  }
  const applied = await applyManifest({client, manifest: manifestOf(SECRETS, [secret]), isDryRun}, signal)
  const {token, ca} = isDryRun ? {token: '', ca: ''} : await tokenOf(preparation, ref, signal)
  return {installed: [...installed, ...applied.map((one) => tokenChange(one))], kubeconfig: renderKubeconfig(client.server, ca, token)}
}

/** The controller that fills the token in changes the Secret too: that is no change of ours. */
function tokenChange(installed: Installed): Installed {
  return installed.change === 'changed' ? {...installed, change: 'unchanged'} : installed
}

async function tokenOf({client, clock}: MemberPreparation, ref: {readonly name: string; readonly namespace: string}, signal: AbortSignal) {
  const onTimeout = (): Error =>
    new OperationalError(`The cluster of context ${client.context} gives the account of the continuum agent no token.`, {
      code: 'token-not-given',
      exit: 'remote',
      hints: [`kubectl --context ${client.context} -n ${ref.namespace} describe secret ${ref.name}`, 'Does its controller manager run?'],
    })
  return await withTimeout(
    clock,
    TOKEN_WITHIN_MS,
    async (limited) => {
      while (true) {
        const {token, 'ca.crt': ca} = (await client.get(SECRETS, ref, limited))?.data ?? {}
        if (token !== undefined && ca !== undefined) return {token: Buffer.from(token, 'base64').toString('utf8'), ca}
        await clock.sleep(LOOK_EVERY_MS, limited)
      }
    },
    {signal, onTimeout},
  )
}

/** JSON, which every reader of YAML reads. */
function renderKubeconfig(server: string, caData: string, token: string): string {
  const name = 'member'
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{name, cluster: {server, 'certificate-authority-data': caData}}],
    users: [{name, user: {token}}],
    contexts: [{name, context: {cluster: name, user: name}}],
    'current-context': name,
  }
  return `${JSON.stringify(config, null, 2)}\n`
}
