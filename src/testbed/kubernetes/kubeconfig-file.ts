import type {Document, Node, YAMLSeq} from 'yaml'
import {OperationalError} from '../../support/errors.js'
import type {KubeconfigEntry} from './kubeconfig.js'
import {partsOf} from './kubeconfig.js'

const LISTS = ['clusters', 'users', 'contexts'] as const

/**
 * The text of a kubeconfig with these contexts in it, each with its cluster and user; `undefined` stands for no file. All else stays as it was, byte
 * for byte where the file is in the usual block style. The current context is set only where there was none. Rejects where a context of that
 * name belongs to another cluster.
 */
export async function mergeContexts(text: string | undefined, entries: readonly KubeconfigEntry[], path: string): Promise<string> {
  const base = text === undefined || text.trim() === '' ? EMPTY : text
  const document = await parse(base, path)
  for (const entry of entries) refuseForeign(document, entry, path)
  const cleared = await removeContexts(base, entries, path)
  let merged = cleared ?? EMPTY
  for (const list of LISTS) {
    const items = entries.map((entry) => partsOf(entry)[list])
    merged = await append(merged, list, items, path)
  }
  const [first] = entries
  return first === undefined || hasCurrent(await parse(merged, path)) ? merged : await setCurrent(merged, first.context, path)
}

/** The text without these contexts and what belongs to them; `undefined` where nothing of anybody is left. What another cluster has is left alone. */
export async function removeContexts(text: string, entries: readonly KubeconfigEntry[], path: string): Promise<string | undefined> {
  let rest = text
  const document = await parse(text, path)
  const ours = entries.filter((entry) => isAbsentOrOurs(document, entry)).map(({context}) => context)
  for (const list of LISTS) rest = await cut(rest, list, new Set(ours), path)
  const left = await parse(rest, path)
  const current: unknown = left.get('current-context')
  if (typeof current === 'string' && ours.includes(current)) rest = await setCurrent(rest, '', path)
  const isEmpty = LISTS.every((list) => itemsOf(left, list).length === 0)
  return isEmpty && text !== EMPTY && isOnlyOurs(left) ? undefined : rest
}

const EMPTY = 'apiVersion: v1\nkind: Config\nclusters: []\ncontexts: []\ncurrent-context: ""\npreferences: {}\nusers: []\n'

async function parse(text: string, path: string): Promise<Document> {
  const {parseDocument, isMap} = await import('yaml')
  const document = parseDocument(text, {keepSourceTokens: true})
  if (document.errors.length === 0 && isMap(document.contents)) return document
  throw new OperationalError(`${path} is no kubeconfig: ${document.errors[0]?.message ?? 'it is not a map'}.`, {
    code: 'kubeconfig-invalid',
    exit: 'precondition',
    hints: ['Name another file with --kubeconfig, or leave it out.'],
  })
}

/** Puts items at the end of a list; a list in block style is only added to. */
async function append(text: string, list: string, items: readonly object[], path: string): Promise<string> {
  if (items.length === 0) return text
  const {stringify} = await import('yaml')
  const document = await parse(text, path)
  const places = placesOf(document, list, text)
  if (places === undefined) {
    document.set(list, document.createNode([...itemsOf(document, list).map((item) => item.toJSON() as unknown), ...items]))
    return document.toString({lineWidth: 0})
  }
  const last = places.at(-1)
  if (last === undefined) return text
  const indent = ' '.repeat(last.indent)
  const added = stringify(items, {lineWidth: 0, indentSeq: false}).replaceAll(/^(?=.)/gm, indent)
  const before = text.slice(0, last.to)
  return `${before}${before.endsWith('\n') ? '' : '\n'}${added}${text.slice(last.to)}`
}

async function cut(text: string, list: string, names: ReadonlySet<string>, path: string): Promise<string> {
  const document = await parse(text, path)
  const items = itemsOf(document, list)
  if (!items.some((item) => names.has(nameOf(item)))) return text
  const places = placesOf(document, list, text)
  const isAll = items.every((item) => names.has(nameOf(item)))
  if (places === undefined || isAll) {
    document.set(
      list,
      document.createNode(
        items.filter((item) => !names.has(nameOf(item))).map((item) => item.toJSON() as unknown),
        {flow: isAll},
      ),
    )
    return document.toString({lineWidth: 0})
  }
  return items
    .map((item, index) => ({name: nameOf(item), place: places[index]}))
    .toReversed()
    .reduce(
      (rest, {name, place}) => (names.has(name) && place !== undefined ? rest.slice(0, place.from) + rest.slice(place.to) : rest),
      text,
    )
}

type Place = {readonly from: number; readonly to: number; readonly indent: number}

/** Where each item of a list in block style stands, its lines whole; `undefined` for any other style. */
function placesOf(document: Document, list: string, text: string): readonly Place[] | undefined {
  const sequence = document.get(list, true)
  if (!isSequence(sequence) || sequence.flow === true || sequence.items.length === 0) return undefined
  const starts = itemsOf(document, list).map((item) => text.lastIndexOf('\n', (item.range?.[0] ?? 0) - 1) + 1)
  const end = sequence.range?.[1]
  if (end === undefined) return undefined
  return starts.map((from, index) => {
    const indent = /^ */.exec(text.slice(from))?.[0].length ?? 0
    return {from, to: starts[index + 1] ?? end, indent}
  })
}

async function setCurrent(text: string, context: string, path: string): Promise<string> {
  const line = /^current-context:.*$/m
  const written = `current-context: ${JSON.stringify(context)}`
  if (line.test(text)) return text.replace(line, () => written)
  const document = await parse(text, path)
  document.set('current-context', context)
  return document.toString({lineWidth: 0})
}

function hasCurrent(document: Document): boolean {
  const current: unknown = document.get('current-context')
  return typeof current === 'string' && current !== ''
}

function isOnlyOurs(document: Document): boolean {
  const known = new Set(['apiVersion', 'kind', 'preferences', 'current-context', ...LISTS])
  const value = document.toJSON() as {readonly [key: string]: unknown}
  return Object.keys(value).every((key) => known.has(key))
}

function refuseForeign(document: Document, entry: KubeconfigEntry, path: string): void {
  if (isAbsentOrOurs(document, entry)) return
  throw new OperationalError(`${path} has a context ${entry.context} already, of another cluster.`, {
    code: 'kubeconfig-context-taken',
    exit: 'precondition',
    hints: ['Choose another --name or another --kubeconfig.', `kubectl --kubeconfig ${path} config delete-context ${entry.context}`],
  })
}

/** A cluster is known by its authority: no other has the same. */
function isAbsentOrOurs(document: Document, entry: KubeconfigEntry): boolean {
  const known = itemsOf(document, 'clusters').filter((item) => nameOf(item) === entry.context)
  const isInContexts = itemsOf(document, 'contexts').some((item) => nameOf(item) === entry.context)
  if (known.length === 0) return !isInContexts
  const authority = partsOf(entry).clusters.cluster['certificate-authority-data']
  return known.every((item) => JSON.stringify(item.toJSON()).includes(authority))
}

function itemsOf(document: Document, list: string): readonly Node[] {
  const sequence = document.get(list, true)
  return isSequence(sequence) ? sequence.items : []
}

function nameOf(item: Node): string {
  const value: unknown = item.toJSON()
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : ''
}

function isSequence(node: unknown): node is YAMLSeq<Node> {
  return typeof node === 'object' && node !== null && 'items' in node && Array.isArray(node.items)
}
