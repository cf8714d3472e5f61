import {type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq} from 'yaml'
import {DEEPEST, MOST_ALIASED} from './limits.js'
import type {Located, LocatedEntry, LocatedMap, Path, ScalarValue, Span} from './located.js'
import type {Report} from './report.js'

type State = {
  readonly report: Report
  /** Anchors in the order of the text: an alias means the last one before it. */
  readonly anchors: Map<string, Node>
  /** Those that are being read, so that an alias inside its own value is seen. */
  readonly open: Set<Node>
  /** How many aliases are being expanded, one inside the other. */
  expanding: number
  aliased: number
  hasFailed: boolean
}

/** A document's value with aliases and merge keys resolved. `undefined` where they cannot be: the reason is reported. */
export function locate(document: Document.Parsed, report: Report): Located | undefined {
  const state: State = {report, anchors: new Map(), open: new Set(), expanding: 0, aliased: 0, hasFailed: false}
  const root = readNode(document.contents, undefined, undefined, 0, state)
  return state.hasFailed ? undefined : root
}

function readNode(node: Node | null | undefined, path: Path, otherwise: Span | undefined, depth: number, state: State): Located {
  const span = spanOf(node) ?? otherwise
  if (node === null || node === undefined || state.hasFailed) return nothing(span, path)
  if (isAlias(node)) return expand(node.source, span, path, depth, state)
  if (state.expanding > 0) {
    state.aliased += 1
    if (state.aliased > MOST_ALIASED) return fail(state, 'alias-bomb', span, path, `Aliases expand to more than ${MOST_ALIASED} values.`)
  } else if (node.anchor !== undefined) state.anchors.set(node.anchor, node)
  if (depth > DEEPEST) return fail(state, 'too-deep', span, path, `Values are nested more than ${DEEPEST} deep.`)
  if (isScalar(node)) return {kind: 'scalar', value: scalarIn(node.value), written: node.source ?? String(node.value), span, path}
  state.open.add(node)
  const value = isMap(node)
    ? mapOf(node, span, path, depth, state)
    : isSeq(node)
      ? listOf(node, span, path, depth, state)
      : nothing(span, path)
  state.open.delete(node)
  return value
}

function expand(name: string, span: Span | undefined, path: Path, depth: number, state: State): Located {
  const target = state.anchors.get(name)
  if (target === undefined) return fail(state, 'unknown-alias', span, path, `The alias *${name} has no anchor before it.`)
  if (state.open.has(target)) return fail(state, 'circular-alias', span, path, `The alias *${name} stands inside the value that it means.`)
  state.expanding += 1
  const value = readNode(target, path, span, depth, state)
  state.expanding -= 1
  return value
}

function listOf(node: YAMLSeq, span: Span | undefined, path: Path, depth: number, state: State): Located {
  const items = node.items.map((item, index) => {
    const step = {parent: path, step: index}
    return isPair(item) ? nothing(span, step) : readNode(asNode(item), step, span, depth + 1, state)
  })
  return {kind: 'list', items, span, path}
}

function mapOf(node: YAMLMap, span: Span | undefined, path: Path, depth: number, state: State): LocatedMap {
  const own = new Map<string, LocatedEntry>()
  const merged: Located[] = []
  for (const pair of node.items) {
    const key = keyOf(pair, path, state)
    if (key === undefined) continue
    const keySpan = spanOf(asNode(pair.key))
    const value = readNode(asNode(pair.value), {parent: path, step: key}, keySpan, depth + 1, state)
    if (key === '<<' && isMergeable(value)) merged.push(value)
    else if (own.has(key)) {
      state.report.add({
        severity: 'error',
        code: 'duplicate-key',
        span: keySpan,
        path: {parent: path, step: key},
        message: `The key "${key}" is there already.`,
      })
    } else own.set(key, {key, keySpan, value})
  }
  const inherited = new Map<string, LocatedEntry>()
  for (const entry of merged.flatMap(mergedEntries)) if (!own.has(entry.key) && !inherited.has(entry.key)) inherited.set(entry.key, entry)
  return {kind: 'map', entries: [...own.values(), ...inherited.values()], span, path}
}

function keyOf(pair: Pair, path: Path, state: State): string | undefined {
  const key = isAlias(pair.key) ? state.anchors.get(pair.key.source) : pair.key
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  const span = spanOf(asNode(pair.key)) ?? spanOf(asNode(pair.value))
  state.report.add({severity: 'error', code: 'key-not-text', span, path, message: 'A key must be a text.'})
  return undefined
}

/** `<<: *defaults` of YAML 1.1: still what people write. What the map says itself counts more. */
function isMergeable(value: Located): boolean {
  return value.kind === 'map' || (value.kind === 'list' && value.items.length > 0 && value.items.every(({kind}) => kind === 'map'))
}

function mergedEntries(value: Located): readonly LocatedEntry[] {
  if (value.kind === 'map') return value.entries
  return value.kind === 'list' ? value.items.flatMap(mergedEntries) : []
}

function fail(state: State, code: string, span: Span | undefined, path: Path, message: string): Located {
  if (!state.hasFailed) state.report.add({severity: 'error', code, span, path, message})
  state.hasFailed = true
  return nothing(span, path)
}

function nothing(span: Span | undefined, path: Path): Located {
  return {kind: 'scalar', value: null, written: '', span, path}
}

function scalarIn(value: unknown): ScalarValue {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    case 'bigint':
      return Number(value)
    default:
      return value === null || value === undefined ? null : String(value)
  }
}

function asNode(value: unknown): Node | undefined {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value) ? value : undefined
}

function spanOf(node: Node | null | undefined): Span | undefined {
  return node?.range ? {start: node.range[0], end: node.range[1]} : undefined
}
