import {isRecord} from '../support/json.js'

/** How two descriptions differ, value by value. */
export type Difference = {readonly from: string; readonly to: string; readonly changes: readonly Change[]}
export type Change =
  | {readonly kind: 'added'; readonly path: string; readonly to: unknown}
  | {readonly kind: 'removed'; readonly path: string; readonly from: unknown}
  | {readonly kind: 'changed'; readonly path: string; readonly from: unknown; readonly to: unknown}

/** Leaves that differ, in the order of the first value. Lists of things with names are compared by name: their order says nothing. */
export function differencesOf(from: unknown, to: unknown, path = ''): readonly Change[] {
  if (Array.isArray(from) && Array.isArray(to)) return ofLists(from, to, path)
  if (isRecord(from) && isRecord(to))
    return ofEntries(new Map(Object.entries(from)), new Map(Object.entries(to)), (key) => (path === '' ? key : `${path}.${key}`))
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{kind: 'changed', path, from, to}]
}

function ofLists(from: readonly unknown[], to: readonly unknown[], path: string): readonly Change[] {
  const names = (list: readonly unknown[]): readonly string[] => list.map((one, index) => nameOf(one) ?? String(index))
  const keyed = (list: readonly unknown[]): ReadonlyMap<string, unknown> => {
    const keys = names(list)
    return new Map(list.map((one, index) => [keys[index] ?? String(index), one]))
  }
  return ofEntries(keyed(from), keyed(to), (key) => `${path}[${key}]`)
}

function ofEntries(
  from: ReadonlyMap<string, unknown>,
  to: ReadonlyMap<string, unknown>,
  pathOf: (key: string) => string,
): readonly Change[] {
  const kept = [...from].flatMap(([key, value]): readonly Change[] => {
    const path = pathOf(key)
    return to.has(key) ? differencesOf(value, to.get(key), path) : [{kind: 'removed', path, from: value}]
  })
  const added = [...to].filter(([key]) => !from.has(key)).map(([key, value]): Change => ({kind: 'added', path: pathOf(key), to: value}))
  return [...kept, ...added]
}

function nameOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined
  const metadata = value['metadata']
  const found = value['name'] ?? value['application_metric_id'] ?? (isRecord(metadata) ? metadata['name'] : undefined)
  return typeof found === 'string' ? found : undefined
}
