import type {X509Certificate} from 'node:crypto'
import {isLevel, type TopicPlace} from './contract/topics.js'

const SCHEME = 'mlsysops'
const NONE = '-'

/**
 * Who an agent is, as its certificate says it in a subject alternative name of the kind URI: `mlsysops:<slice>:<layer>:<cluster>:<node>`, `-` standing
 * for a layer that has none, each part percent-encoded. A name of its own kind, because a common name ends at 64 characters (RFC 5280), and because
 * addresses come and go while the place stays.
 */
export function formatIdentity({slice, cluster, node}: TopicPlace): string {
  return [SCHEME, slice, layerOf({cluster, node}), cluster ?? NONE, node ?? NONE].map(encodeURIComponent).join(':')
}

/** `undefined` where it is no identity, or one that contradicts itself. */
export function parseIdentity(text: string): TopicPlace | undefined {
  const [scheme, slice, layer, cluster, node, ...more] = text.split(':').map(decoded)
  if (scheme !== SCHEME || !slice || !cluster || !node || more.length > 0) return undefined
  // A cluster called `+` would have the rights of all.
  if (![slice, cluster, node].every(isLevel)) return undefined
  const place = {slice, cluster: cluster === NONE ? null : cluster, node: node === NONE ? null : node}
  if (place.cluster === null && place.node !== null) return undefined
  return layer === layerOf(place) ? place : undefined
}

/** The place that a certificate speaks for; `undefined` where it says none, or more than one. Whether to trust it is for TLS to say. */
export function identityOf(certificate: Pick<X509Certificate, 'subjectAltName'>): TopicPlace | undefined {
  // Node quotes a name that holds what could be taken for the next one: such a name is none of ours.
  const names = (certificate.subjectAltName ?? '').split(', ').filter((name) => name.startsWith(`URI:${SCHEME}:`))
  const [name] = names
  return name === undefined || names.length > 1 ? undefined : parseIdentity(name.slice('URI:'.length))
}

function layerOf({cluster, node}: Pick<TopicPlace, 'cluster' | 'node'>): 'continuum' | 'cluster' | 'node' {
  return node !== null ? 'node' : cluster !== null ? 'cluster' : 'continuum'
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
