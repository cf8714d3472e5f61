import type {Located, LocatedEntry, LocatedMap} from '../source/located.js'
import {atKey, type Report} from '../source/report.js'
import {normaliseScalar} from './scalars.js'
import {compact, type View} from './view.js'

/**
 * Turns a document into its modern form, guided by the schema: names and words of older dialects, numbers written as text, units. Each variant
 * is warned about once. What it does not understand stays as it is, for the validator to judge. The tree that is given is not changed.
 */
export function normalise(node: Located, view: View, report: Report): Located {
  switch (view.type) {
    case 'object':
      return node.kind === 'map' ? normaliseMap(node, view, report) : node
    case 'array':
      return normaliseList(node, view, report)
    default:
      return normaliseScalar(unwrapped(node, report), view, report)
  }
}

function normaliseMap(node: LocatedMap, view: View, report: Report): LocatedMap {
  const names = namesOf(view)
  const entries = new Map<string, LocatedEntry>()
  for (const entry of modernFirst(node.entries, view)) {
    const key = view.properties.has(entry.key) ? entry.key : (names.get(compact(entry.key)) ?? entry.key)
    const child = view.properties.get(key)
    if (child === undefined) {
      if (isRetired(entry, view)) warnRetired(entry, report)
      else entries.set(key, entry)
      continue
    }
    if (entries.has(key)) {
      report.add({
        severity: 'error',
        code: 'duplicate-key',
        ...atKey(entry),
        message: `"${entry.key}" is another spelling of "${key}", which is there already.`,
      })
      continue
    }
    if (key !== entry.key) warnSpelling(entry, key, report)
    entries.set(key, {...entry, key, value: normalise(entry.value, child, report)})
  }
  return {...node, entries: [...entries.values()]}
}

function normaliseList(node: Located, view: View, report: Report): Located {
  const {items} = view
  if (items === undefined) return node
  if (node.kind === 'list') return {...node, items: node.items.map((item) => normalise(item, items, report))}
  if (node.kind !== 'scalar' || node.value === null || items.type === 'object' || view.isWords) return node
  report.add({
    severity: 'warning',
    code: 'single-value',
    span: node.span,
    path: node.path,
    message: 'This is a list; a single value is taken as a list of one.',
    suggestion: `Write [${node.written}].`,
    once: `single-value ${lastName(node)}`,
  })
  return {kind: 'list', items: [normalise(node, items, report)], span: node.span, path: node.path}
}

/** A list of one where one value belongs means that value: older dialects listed what is single now. */
function unwrapped(node: Located, report: Report): Located {
  const [only, ...others] = node.kind === 'list' ? node.items : []
  if (only?.kind !== 'scalar' || others.length > 0) return node
  report.add({
    severity: 'warning',
    code: 'list-of-one',
    span: node.span,
    path: node.path,
    message: 'This is a single value; a list of one is taken as its value.',
    suggestion: `Write ${only.written}.`,
    once: `list-of-one ${lastName(node)}`,
  })
  return only
}

/** The modern spelling wins over an older one beside it, whichever comes first: the older one is the duplicate. */
function modernFirst(entries: readonly LocatedEntry[], view: View): readonly LocatedEntry[] {
  return [...entries.filter(({key}) => view.properties.has(key)), ...entries.filter(({key}) => !view.properties.has(key))]
}

function namesOf(view: View): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const [name, {aliases}] of view.properties) for (const alias of aliases) names.set(compact(alias), name)
  for (const name of view.properties.keys()) names.set(compact(name), name)
  return names
}

function isRetired(entry: LocatedEntry, view: View): boolean {
  return view.retired.some((name) => compact(name) === compact(entry.key))
}

/** Names that differ only in case and joints are one variant, the older camelCase dialect; an irregular name is one of its own. */
function warnSpelling(entry: LocatedEntry, key: string, report: Report): void {
  const isRegular = compact(entry.key) === compact(key)
  report.add({
    severity: 'warning',
    code: isRegular ? 'old-case' : 'old-name',
    ...atKey(entry),
    message: isRegular ? `"${entry.key}" is in an older dialect; names are written in snake_case now.` : `"${entry.key}" is an older name.`,
    suggestion: `Write "${key}".`,
    once: isRegular ? 'old-case' : `old-name ${entry.key}`,
  })
}

function warnRetired(entry: LocatedEntry, report: Report): void {
  const once = `retired ${entry.key}`
  report.add({
    severity: 'warning',
    code: 'retired-field',
    ...atKey(entry),
    message: `Nothing reads "${entry.key}" any more; it is ignored.`,
    once,
  })
}

function lastName(node: Located): string {
  let path = node.path
  while (path !== undefined && typeof path.step === 'number') path = path.parent
  return path === undefined ? '' : String(path.step)
}
