import type {Parameter} from './route.js'

/** A DNS-1123 label: it becomes part of a path here and the name of a Kubernetes object there. */
const LABEL = '^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$'
const HOST = '^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$'
/** `node`, or `cluster/node`: names of nodes are unique in one cluster only. */
const NODE = '^([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$'
const METRIC = '^[A-Za-z_:][A-Za-z0-9_:.-]{0,199}$'
const TOKEN = '^[A-Za-z0-9][A-Za-z0-9_.:@/-]{0,199}$'

const name = (description: string) => ({type: 'string', pattern: LABEL, maxLength: 63, description}) as const satisfies Parameter
const host = (description: string) => ({type: 'string', pattern: HOST, maxLength: 253, description}) as const satisfies Parameter
const token = (description: string) => ({type: 'string', pattern: TOKEN, maxLength: 200, description}) as const satisfies Parameter

export const application = name('The name of the application.')
export const component = name('The name of the component.')
export const cluster = host('The name of the cluster.')
export const node = {
  type: 'string',
  pattern: NODE,
  maxLength: 507,
  description: 'The name of the node; `cluster/node` (the slash written %2F) where several clusters have a node of that name.',
} as const satisfies Parameter
export const decision = token('The id of the decision.')
export const mechanism = token('The name of the mechanism.')
export const policy = token('The name of the policy.')
export const agent = token('The name of the agent.')
export const instance = token('The id of the instance.')
export const metric = {type: 'string', pattern: METRIC, maxLength: 200, description: 'The name of the metric.'} as const satisfies Parameter

export const limit = {
  type: 'integer',
  minimum: 1,
  maximum: 500,
  default: 100,
  description: 'At most so many items.',
} as const satisfies Parameter
export const cursor = {
  type: 'string',
  maxLength: 500,
  description: 'The `nextCursor` of the page before. Opaque.',
} as const satisfies Parameter

export const ifMatch = {
  type: 'string',
  minLength: 1,
  maxLength: 300,
  description: 'Only change this revision (the `ETag` of the answer before, or `revision`); another is a `revision-conflict`.',
} as const satisfies Parameter
export const ifNoneMatch = {
  type: 'string',
  enum: ['*'],
  description: '`*`: only create; an application of that name is `application-exists`.',
} as const satisfies Parameter
/** Told by the client, not proven: the token says who may, this says who did. Percent-encoded where it is not plain ASCII. */
export const by = {
  type: 'string',
  minLength: 1,
  maxLength: 256,
  pattern: '^[ -~]+$',
  description: 'Who asks, for the journal; percent-encoded where it is not plain ASCII. Absent: `api`.',
} as const satisfies Parameter
