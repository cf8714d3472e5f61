import type {Located, LocatedEntry} from './located.js'

/** The entry of a map by its key. */
export type Find = (node: Located | undefined, key: string) => LocatedEntry | undefined

/** A map may have a hundred thousand fields, all of them unknown: each is indexed once. */
export function finder(): Find {
  const indices = new Map<Located, ReadonlyMap<string, LocatedEntry>>()
  return (node, key) => {
    if (node?.kind !== 'map') return undefined
    const index = indices.get(node) ?? new Map(node.entries.map((entry) => [entry.key, entry]))
    indices.set(node, index)
    return index.get(key)
  }
}

/** An RFC 6901 pointer as steps; a number where the tree has a list. */
export function stepsOf(pointer: string, root: Located, find: Find): readonly (string | number)[] {
  const steps: (string | number)[] = []
  let here: Located | undefined = root
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    const step: string | number = here?.kind === 'list' ? Number(key) : key
    steps.push(step)
    here = childOf(here, step, find)
  }
  return steps
}

function childOf(node: Located | undefined, step: string | number, find: Find): Located | undefined {
  if (typeof step === 'number') return node?.kind === 'list' ? node.items[step] : undefined
  return find(node, step)?.value
}

/** The value at the end of the steps, and the entry that it is the value of. */
export function follow(
  root: Located,
  steps: readonly (string | number)[],
  find: Find,
): {readonly node: Located | undefined; readonly entry: LocatedEntry | undefined} {
  let node: Located | undefined = root
  let entry: LocatedEntry | undefined
  for (const step of steps) {
    entry = typeof step === 'number' ? undefined : find(node, step)
    node = childOf(node, step, find)
  }
  return {node, entry}
}
