import type {JsonObject} from '../../support/json.js'
import {isRecord} from '../roles/payloads.js'

/** What agents tell of themselves, one entry for each name, with the agents that have it. */
export function joined<T extends {readonly name: string; readonly agents: readonly string[]}>(
  abouts: ReadonlyMap<string, JsonObject>,
  key: string,
  merge: (a: T, b: T) => T,
): readonly T[] {
  const byName = new Map<string, T>()
  for (const [agent, about] of abouts) {
    const told = about[key]
    if (!Array.isArray(told)) continue
    for (const one of told) {
      if (!isRecord(one) || typeof one['name'] !== 'string') continue
      // Agents of the same program tell it: the shape is the one that cluster-reports.ts writes.
      const entry = {...one, agents: [agent]} as unknown as T
      const known = byName.get(entry.name)
      byName.set(entry.name, known === undefined ? entry : {...merge(known, entry), agents: [...known.agents, agent]})
    }
  }
  return [...byName.values()]
}
