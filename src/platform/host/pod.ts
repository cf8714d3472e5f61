import {isRecord} from '../../support/json.js'

/** What a node agent needs to know of a pod; the rest of the object is let go at once. */
export type NodePod = {
  readonly uid: string
  readonly name: string
  readonly namespace: string
  readonly application: string
  readonly component: string
  /** Empty while it has none. */
  readonly addresses: readonly string[]
  /** Its address is the node's: a request from there says nothing of who sent it. */
  readonly isOnHostNetwork: boolean
  /** Containers and the ports that they declare, in the order of the description. */
  readonly containers: readonly {readonly name: string; readonly ports: readonly number[]}[]
  /** Only those that say something about scraping. */
  readonly annotations: Readonly<Record<string, string>>
}

export const APPLICATION_LABEL = 'mlsysops.eu/app'
export const COMPONENT_LABEL = 'mlsysops.eu/component'
const KEPT_ANNOTATION = /^(prometheus\.io\/|mlsysops\.eu\/scrape)/

/** `gone`: it has ended, and its address may be another's already. `undefined`: not a pod of ours. */
export function readPod(object: unknown): NodePod | {readonly kind: 'gone'; readonly uid: string} | undefined {
  const metadata = field(object, 'metadata')
  const uid = textOf(metadata, 'uid')
  const name = textOf(metadata, 'name')
  const namespace = textOf(metadata, 'namespace')
  if (uid === undefined || name === undefined || namespace === undefined) return undefined
  const status = field(object, 'status')
  const phase = textOf(status, 'phase')
  if (phase === 'Succeeded' || phase === 'Failed') return {kind: 'gone', uid}
  const labels = field(metadata, 'labels')
  const application = textOf(labels, APPLICATION_LABEL)
  const component = textOf(labels, COMPONENT_LABEL)
  if (application === undefined || component === undefined) return {kind: 'gone', uid}
  const spec = field(object, 'spec')
  return {
    uid,
    name,
    namespace,
    application,
    component,
    addresses: addressesOf(status),
    isOnHostNetwork: field(spec, 'hostNetwork') === true,
    containers: listOf(spec, 'containers').map((container) => ({
      name: textOf(container, 'name') ?? '',
      ports: listOf(container, 'ports').flatMap((port) => {
        const number = field(port, 'containerPort')
        return typeof number === 'number' ? [number] : []
      }),
    })),
    annotations: annotationsOf(field(metadata, 'annotations')),
  }
}

export function field(object: unknown, name: string): unknown {
  return isRecord(object) && Object.hasOwn(object, name) ? object[name] : undefined
}

export function textOf(object: unknown, name: string): string | undefined {
  const value = field(object, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function listOf(object: unknown, name: string): readonly unknown[] {
  const value = field(object, name)
  return Array.isArray(value) ? value : []
}

function addressesOf(status: unknown): readonly string[] {
  const all = listOf(status, 'podIPs').flatMap((entry) => textOf(entry, 'ip') ?? [])
  const first = textOf(status, 'podIP')
  return all.length > 0 || first === undefined ? all : [first]
}

function annotationsOf(annotations: unknown): Readonly<Record<string, string>> {
  if (!isRecord(annotations)) return {}
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(annotations)) if (KEPT_ANNOTATION.test(name) && typeof value === 'string') kept[name] = value
  return kept
}
