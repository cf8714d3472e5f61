import type {JsonObject} from '../../support/json.js'

type Told = {readonly name: string}

/** What agents tell of themselves, one entry for each name, with the agents that have it. What `isOne` does not recognise is left out. */
export function joined<One extends Told>(
  abouts: ReadonlyMap<string, JsonObject>,
  key: string,
  isOne: (value: unknown) => value is One,
  merge: (a: One, b: One) => One,
): readonly (One & {readonly agents: readonly string[]})[] {
  const byName = new Map<string, One & {readonly agents: readonly string[]}>()
  for (const [agent, about] of abouts) {
    const told = about[key]
    if (!Array.isArray(told)) continue
    for (const one of told.filter(isOne)) {
      const known = byName.get(one.name)
      const agents = known === undefined ? [agent] : [...known.agents, agent]
      byName.set(one.name, {...(known === undefined ? one : merge(known, one)), agents})
    }
  }
  return [...byName.values()]
}
