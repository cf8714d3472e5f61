import {Agent} from 'undici'
import type {Reason} from '../../src/platform/contract/index.js'
import {
  type Appliable,
  type Live,
  type LiveObject,
  type LivePod,
  type LiveReplicaSet,
  nextStep,
  type Step,
  type Wanted,
  type Write,
} from '../../src/platform/kubernetes/workload/index.js'

export type Access = {readonly server: string; readonly ca: string; readonly certificate: string; readonly privateKey: string}
export type Answer = {readonly status: number; readonly body: Body}
export type Body = {readonly message?: string; readonly items?: readonly LiveObject[]} & LiveObject

/** Writes what `nextStep` says to a real API server, as a reconciler would: looks, takes one step, looks again. */
export interface WorkloadCluster {
  ask(method: string, path: string, body?: object, contentType?: string): Promise<Answer>
  apply(object: Appliable, query?: string): Promise<Answer>
  look(wanted: Wanted): Promise<Live>
  step(wanted: Wanted): Promise<Step>
  close(): Promise<void>
}

const PLURALS: Readonly<Record<string, string>> = {
  ConfigMap: '/api/v1/namespaces/{}/configmaps',
  Service: '/api/v1/namespaces/{}/services',
  Deployment: '/apis/apps/v1/namespaces/{}/deployments',
  Job: '/apis/batch/v1/namespaces/{}/jobs',
}

export function connectWorkloads({server, ca, certificate, privateKey}: Access): WorkloadCluster {
  const agent = new Agent({connect: {ca, cert: certificate, key: privateKey}})

  async function ask(method: string, path: string, body?: object, contentType = 'application/json'): Promise<Answer> {
    const response = await agent.request({
      origin: server,
      method: method as 'GET',
      path,
      ...(body === undefined ? {} : {body: JSON.stringify(body), headers: {'content-type': contentType}}),
    })
    return {status: response.statusCode, body: (await response.body.json()) as Body}
  }

  const apply: WorkloadCluster['apply'] = async (object, query = '') =>
    ask('PATCH', `${pathOf(object)}?fieldManager=mlsysops-test&force=true${query}`, object, 'application/apply-patch+yaml')

  async function look({object}: Wanted): Promise<Live> {
    const found = await ask('GET', pathOf(object))
    if (object.kind !== 'Deployment' && object.kind !== 'Job')
      return {object: found.status === 404 ? undefined : found.body, replicaSets: [], pods: []}
    const {namespace, labels} = object.metadata
    const chosen = encodeURIComponent(
      `mlsysops.eu/component=${labels['mlsysops.eu/component']},mlsysops.eu/host=${labels['mlsysops.eu/host']}`,
    )
    const sets = await ask('GET', `/apis/apps/v1/namespaces/${namespace}/replicasets?labelSelector=${chosen}`)
    const pods = await ask('GET', `/api/v1/namespaces/${namespace}/pods?labelSelector=${chosen}`)
    return {
      object: found.status === 404 ? undefined : found.body,
      replicaSets: (sets.body.items ?? []) as readonly LiveReplicaSet[],
      pods: (pods.body.items ?? []) as readonly LivePod[],
    }
  }

  async function perform(write: Write, namespace: string): Promise<void> {
    const answer = await request(write, namespace)
    // Something changed since it was looked at: the next look sees it.
    if (answer.status === 409 || answer.status === 404) return
    if (answer.status >= 300) throw new Error(`${write.kind}: ${answer.body.message ?? answer.status}`)
  }

  async function request(write: Write, namespace: string): Promise<Answer> {
    switch (write.kind) {
      case 'apply':
        return apply(write.object)
      case 'delete':
        return ask('DELETE', `${pathOf(write.object)}?propagationPolicy=Foreground`)
      case 'patch': {
        const group = write.on === 'pods' ? '/api/v1' : '/apis/apps/v1'
        const path = `${group}/namespaces/${namespace}/${write.on}/${write.name}${write.subresource === undefined ? '' : `/${write.subresource}`}`
        return ask('PATCH', path, write.patch.value, `application/${write.patch.kind === 'merge' ? '' : 'strategic-'}merge-patch+json`)
      }
    }
  }

  return {
    ask,
    apply,
    look,
    async step(wanted) {
      const step = nextStep(await look(wanted), wanted)
      if (step.kind !== 'write') return step
      for (const write of step.writes) await perform(write, wanted.object.metadata.namespace)
      return step
    },
    close: () => agent.close(),
  }
}

/** Steps until nothing is left to do. The changes that were made, in order, and why instances were made anew. */
export async function bringAbout(
  cluster: WorkloadCluster,
  wanted: Wanted,
  limitMs = 15_000,
): Promise<{readonly changes: readonly string[]; readonly because: readonly Reason[]}> {
  const changes: string[] = []
  const because: Reason[] = []
  for (const endMs = Date.now() + limitMs; Date.now() < endMs; ) {
    const step = await cluster.step(wanted)
    if (step.kind === 'done') return {changes, because}
    if (step.kind === 'refused') throw new Error(step.reason.message)
    if (step.kind === 'write') {
      if (changes.at(-1) !== step.change) changes.push(step.change)
      if (step.because !== undefined) because.push(step.because)
    }
  }
  throw new Error(`It was not brought about in ${limitMs} ms.`)
}

function pathOf({kind, metadata}: Pick<Appliable, 'kind' | 'metadata'>): string {
  return `${(PLURALS[kind] ?? '').replace('{}', metadata.namespace)}/${metadata.name}`
}
