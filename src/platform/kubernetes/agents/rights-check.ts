import type {KubeClient} from '../client/index.js'
import {type KubeObject, type Resource, resource} from '../objects.js'

export type Wanted = {
  readonly resource: Pick<Resource, 'group' | 'plural'>
  /** undefined: the whole cluster. */
  readonly namespace: string | undefined
  readonly verbs: readonly string[]
}

type Review = Omit<KubeObject, 'metadata'> & {
  readonly metadata: {readonly name: string}
  readonly spec: object
  readonly status?: {readonly allowed: boolean}
}
const REVIEWS = resource<Review>({
  group: 'authorization.k8s.io',
  version: 'v1',
  plural: 'selfsubjectaccessreviews',
  kind: 'SelfSubjectAccessReview',
  isNamespaced: false,
})

/** What of it this account may not do, a line each: `patch deployments.apps in mlsysops-framework`. */
export async function missingRights(
  client: Pick<KubeClient, 'create'>,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<readonly string[]> {
  const asked = new Map(
    wanted.flatMap((one) =>
      one.verbs.map(
        (verb) => [lineOf(one, verb), {verb, group: one.resource.group, resource: one.resource.plural, namespace: one.namespace}] as const,
      ),
    ),
  )
  const answers = await Promise.all(
    [...asked].map(async ([line, resourceAttributes]) => {
      const {status} = await client.create(REVIEWS, {metadata: {name: ''}, spec: {resourceAttributes}}, signal)
      return status?.allowed === true ? [] : [line]
    }),
  )
  return answers.flat()
}

function lineOf({resource: {group, plural}, namespace}: Wanted, verb: string): string {
  return `${verb} ${plural}${group === '' ? '' : `.${group}`}${namespace === undefined ? '' : ` in ${namespace}`}`
}
