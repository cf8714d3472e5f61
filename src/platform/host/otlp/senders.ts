import {APPLICATION_LABEL, COMPONENT_LABEL, type NodePod} from '../pod.js'
import type {PodDirectory} from '../pod-directory.js'

/**
 * Which pod of this node speaks. Its own address is the best evidence, and no claim outweighs it: a pod cannot speak for another. Who comes from elsewhere
 * (the node's own network, a collector) is believed where the resource names a pod of ours: by uid, by namespace and name, by host name, or by application and
 * component where one pod alone has them.
 */
export function senderOf(address: string, attributes: ReadonlyMap<string, string>, pods: PodDirectory): NodePod | undefined {
  return pods.at(plainAddress(address)) ?? byIdentity(attributes, pods) ?? byWorkload(attributes, pods)
}

function byIdentity(attributes: ReadonlyMap<string, string>, pods: PodDirectory): NodePod | undefined {
  const uid = attributes.get('k8s.pod.uid')
  const name = attributes.get('k8s.pod.name') ?? attributes.get('host.name')
  const namespace = attributes.get('k8s.namespace.name')
  const address = attributes.get('k8s.pod.ip')
  const byUid = uid === undefined ? undefined : pods.withUid(uid)
  if (byUid !== undefined) return byUid
  if (name !== undefined && namespace !== undefined) return pods.named(namespace, name)
  return (address === undefined ? undefined : pods.at(address)) ?? only(pods, (pod) => pod.name === name)
}

function byWorkload(attributes: ReadonlyMap<string, string>, pods: PodDirectory): NodePod | undefined {
  const application = attributes.get(APPLICATION_LABEL) ?? attributes.get('service.namespace')
  const component = attributes.get(COMPONENT_LABEL) ?? attributes.get('service.name')
  if (component === undefined) return undefined
  return only(pods, (pod) => pod.component === component && (application === undefined || pod.application === application))
}

/** Two that fit are as good as none: a guess would put one's measurements down to the other. */
function only(pods: PodDirectory, fits: (pod: NodePod) => boolean): NodePod | undefined {
  const found = [...pods.all()].filter(fits)
  return found.length === 1 ? found[0] : undefined
}

/** An IPv4 address that reached a socket of both families. */
function plainAddress(address: string): string {
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
}
