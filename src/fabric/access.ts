import {type ParsedTopic, parseTopic, type TopicPlace} from './contract/topics.js'

/**
 * Who may do what, by the place in the slice that an agent's presence topic names; the same for every fabric.
 *   - Each agent publishes under its own prefix, `desired` excepted: what is wanted of an agent, the layers above it say.
 *   - The continuum agent reads all of its slice and writes `desired` of every cluster and node.
 *   - A cluster agent reads its cluster and what is addressed to the slice (`-/-`), and writes `desired` of its nodes.
 *   - A node agent reads its own prefix, and what its cluster agent and the continuum publish.
 */
export function mayPublish(agent: TopicPlace, topic: string): boolean {
  const target = parseTopic(topic)
  if (target === undefined || target.slice !== agent.slice) return false
  if (target.rest[0] !== 'desired') return isSamePlace(agent, target)
  if (agent.node !== null || isSamePlace(agent, target)) return false
  return agent.cluster === null || agent.cluster === target.cluster
}

/**
 * On the broker of the layer above: a cluster agent says there what it says itself, and passes on what its nodes say. What it wants of its nodes stays
 * in its cluster.
 */
export function mayRelay(agent: TopicPlace, topic: string): boolean {
  const target = parseTopic(topic)
  if (target === undefined || target.slice !== agent.slice || target.rest[0] === 'desired') return false
  return agent.cluster !== null && agent.node === null && agent.cluster === target.cluster
}

/** Every topic that the pattern can match must be one that the agent may read. */
export function mayRead(agent: TopicPlace, pattern: string): boolean {
  const [root, slice, cluster, node] = pattern.split('/')
  if (root !== 'mlsysops' || slice !== agent.slice) return false
  if (agent.cluster === null) return true
  // With `#` in place of a level, both stand open.
  if (cluster === '-') return node === '-'
  if (cluster !== agent.cluster) return false
  return agent.node === null || node === '-' || node === agent.node
}

/** The place of an agent, from the topic on which it says that it is there; `undefined` where that is no presence topic. */
export function placeOf(presenceTopic: string): TopicPlace | undefined {
  const topic: ParsedTopic | undefined = parseTopic(presenceTopic)
  if (topic?.rest.length !== 1 || topic.rest[0] !== 'presence') return undefined
  return {slice: topic.slice, cluster: topic.cluster, node: topic.node}
}

export function isSamePlace(a: TopicPlace, b: TopicPlace): boolean {
  return a.slice === b.slice && a.cluster === b.cluster && a.node === b.node
}
