import {isObject, type JsonValue} from '../support/json.js'
import type {Presence} from './contract/index.js'
import type {TopicPlace} from './contract/topics.js'

/** The will of an agent: what it last said of itself, but gone; or where it never said anything, what its place tells. */
export function offlinePresence(agent: string, {cluster, node}: TopicPlace, last: JsonValue | undefined, nowMs: number): JsonValue {
  const layer = node !== null ? 'node' : cluster !== null ? 'cluster' : 'continuum'
  const known: Presence = {agent, layer, cluster, node, state: 'offline', version: 'unknown', sinceMs: nowMs}
  return {...known, ...(isObject(last) ? last : {}), state: 'offline', sinceMs: nowMs}
}
