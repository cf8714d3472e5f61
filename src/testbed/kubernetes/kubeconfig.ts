import {type ClusterPlan, filesOf, serverOf} from './cluster-plan.js'
import type {ApiAddress} from './credentials.js'

/** The context, its cluster and its user have one name. */
export type KubeconfigEntry = ApiAddress & {readonly context: string}

/** A kubeconfig of one context, everything inside. JSON, which every reader of YAML reads. */
export function renderKubeconfig(entry: KubeconfigEntry): string {
  const {clusters, users} = partsOf(entry)
  return document(entry.context, {cluster: clusters.cluster, user: users.user})
}

/** What stands in each list of a kubeconfig for one context. */
export function partsOf({context, server, ca, certificate, privateKey}: KubeconfigEntry) {
  return {
    clusters: {name: context, cluster: {server, 'certificate-authority-data': base64(ca)}},
    users: {name: context, user: {'client-certificate-data': base64(certificate), 'client-key-data': base64(privateKey)}},
    contexts: {name: context, context: {cluster: context, user: context}},
  }
}

/** For a part of the control plane itself: the files of its certificates are named, not copied, so that it holds no secret. */
export function renderInternalKubeconfig(plan: ClusterPlan, user: string, context: string): string {
  const files = filesOf(plan)
  return document(context, {
    cluster: {server: serverOf(plan), 'certificate-authority': files.certificate('cluster-ca')},
    user: {'client-certificate': files.certificate(user), 'client-key': files.key(user)},
  })
}

/** The API server as it is reached from a machine of the testbed: under an address that its certificate does not name. */
export type RemoteUser = {
  readonly server: string
  readonly ca: string
  readonly certificate: string
  readonly key: string
  readonly name: string
}

/** As `renderInternalKubeconfig`, for what runs on a machine of the testbed. All but `server` and `name` are paths. */
export function renderRemoteKubeconfig({server, ca, certificate, key, name}: RemoteUser): string {
  return document(name, {
    cluster: {server, 'tls-server-name': 'kubernetes', 'certificate-authority': ca},
    user: {'client-certificate': certificate, 'client-key': key},
  })
}

function document(name: string, {cluster, user}: {readonly cluster: object; readonly user: object}): string {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{name, cluster}],
    users: [{name, user}],
    contexts: [{name, context: {cluster: name, user: name}}],
    'current-context': name,
  }
  return `${JSON.stringify(config, null, 2)}\n`
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
