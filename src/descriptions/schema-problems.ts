import {suggest} from '../support/suggest.js'
import {capital} from '../support/text/capital.js'
import type {SchemaError} from './generated/application.validator.generated.js'
import {asName} from './names.js'
import {type View, viewAt} from './normalise/view.js'
import {type Find, finder, follow, stepsOf} from './source/follow.js'
import {clip, itemsOf, type Located, type LocatedEntry, nameOf} from './source/located.js'
import {at, atKey, type Finding, type Report} from './source/report.js'

/** Says in words, at the right place, what the validator found. `root` is what it was given. */
export function reportSchemaErrors(errors: readonly SchemaError[], root: Located, view: View, report: Report): void {
  const find = finder()
  for (const error of errors) {
    if (report.isFull)
      report.add({severity: 'error', code: 'invalid', span: BEYOND, path: root.path, message: error.message ?? error.keyword})
    else reportOne(error, root, view, report, find)
  }
}

function reportOne(error: SchemaError, root: Located, view: View, report: Report, find: Find): void {
  const steps = stepsOf(error.instancePath, root, find)
  const {node, entry} = follow(root, steps, find)
  const here = viewAt(view, steps)
  if (node === undefined || here === undefined || isSaidAlready(error, node)) return
  report.add({severity: 'error', ...findingOf(error, node, entry, here, view, find)})
}

/** An empty text breaks its pattern too; that it is empty is enough. */
function isSaidAlready({keyword}: SchemaError, node: Located): boolean {
  return keyword === 'pattern' && node.kind === 'scalar' && node.value === ''
}

/** What is only counted must not come before what is shown. */
const BEYOND = {start: Number.MAX_SAFE_INTEGER, end: Number.MAX_SAFE_INTEGER}

type Said = Omit<Finding, 'severity'>

function findingOf(error: SchemaError, node: Located, entry: LocatedEntry | undefined, view: View, root: View, find: Find): Said {
  const {keyword, params} = error
  switch (keyword) {
    case 'additionalProperties': {
      const name = String(params['additionalProperty'])
      return unknownField(name, node, find(node, name), view, root)
    }
    case 'required':
      return {
        code: 'missing-field',
        ...placeOf(entry, node),
        message: `${view.title ?? 'This'} lacks "${String(params['missingProperty'])}".`,
      }
    case 'type':
      return wrongType(node, entry, view)
    case 'enum':
      return wrongWord(node, entry, view)
    case 'pattern':
      return badText(node, view)
    default:
      return {
        code: CODES[keyword] ?? 'invalid',
        ...placeOf(node.kind === 'scalar' ? undefined : entry, node),
        message: `${sentence(error, node, entry)}.`,
      }
  }
}

const CODES: Readonly<Record<string, string>> = {
  minimum: 'out-of-range',
  maximum: 'out-of-range',
  exclusiveMinimum: 'out-of-range',
  exclusiveMaximum: 'out-of-range',
  minLength: 'empty',
  minItems: 'too-few',
  maxItems: 'too-many',
  maxLength: 'too-long',
}

function sentence({keyword, params, message}: SchemaError, node: Located, entry: LocatedEntry | undefined): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'minimum':
      return `It must be at least ${limit}, it is ${nameOf(node)}`
    case 'maximum':
      return `It must be at most ${limit}, it is ${nameOf(node)}`
    case 'exclusiveMinimum':
      return `It must be more than ${limit}, it is ${nameOf(node)}`
    case 'minLength':
      return `${nameOfField(entry)} is empty`
    case 'maxLength':
      return `It has ${lengthOf(node)} characters, and no more than ${limit} may be`
    case 'minItems':
      return limit === '1' ? 'The list is empty' : `The list has ${countOf(node)}, and at least ${limit} must be`
    case 'maxItems':
      return `The list has ${countOf(node)}, and no more than ${limit} may be`
    default:
      return `It ${message ?? `breaks the rule "${keyword}"`}`
  }
}

function countOf(node: Located): string {
  const {length} = itemsOf(node)
  return `${length} item${length === 1 ? '' : 's'}`
}

/** As JSON Schema counts them. */
function lengthOf(node: Located): number {
  return node.kind === 'scalar' ? [...String(node.value)].length : 0
}

function unknownField(name: string, node: Located, entry: LocatedEntry | undefined, view: View, root: View): Said {
  const place = entry === undefined ? at(node) : atKey(entry)
  const near = suggest(name, view.properties.keys())
  const owner = near === undefined ? ownerOf(name, view, root) : undefined
  const known = view.properties.size <= 12 ? `Known are ${[...view.properties.keys()].join(', ')}.` : undefined
  const suggestion = near === undefined ? (owner === undefined ? known : `It belongs in "${owner}".`) : `Did you mean "${near}"?`
  return {
    code: 'unknown-field',
    ...place,
    message: `"${clip(name)}" is not a field of ${(view.title ?? 'this').toLowerCase()}.`,
    suggestion,
  }
}

/** The field that has a property of this name: one right beside it, or else the only one anywhere. */
function ownerOf(name: string, view: View, root: View): string | undefined {
  const beside = [...view.properties].filter(([, child]) => child.properties.has(name)).map(([key]) => key)
  if (beside.length === 1) return beside[0]
  const owners = new Set<string>()
  const search = (at: View, label: string) => {
    if (label !== '' && at.properties.has(name)) owners.add(label)
    for (const [key, child] of at.properties) search(child, key)
    if (at.items !== undefined) search(at.items, label)
  }
  search(root, '')
  return owners.size === 1 ? [...owners][0] : undefined
}

function wrongType(node: Located, entry: LocatedEntry | undefined, view: View): Said {
  if (node.kind === 'scalar' && node.value === null)
    return {code: 'empty', ...placeOf(entry, node), message: `${nameOfField(entry)} is empty; ${wanted(view)} is expected.`}
  const words = view.isWords && node.kind === 'scalar' ? `Write ${JSON.stringify(node.written.split(/\s+/))}.` : undefined
  return {
    code: 'wrong-type',
    ...placeOf(node.kind === 'scalar' ? undefined : entry, node),
    message: `${capital(wanted(view))} is expected, this is ${nameOf(node)}.`,
    suggestion: words,
  }
}

function nameOfField(entry: LocatedEntry | undefined): string {
  return entry === undefined ? 'This item' : `"${clip(entry.key)}"`
}

function wanted(view: View): string {
  switch (view.type) {
    case 'object':
      return view.properties.size <= 6 ? `a map of ${[...view.properties.keys()].join(', ')}` : 'a map'
    case 'array':
      return 'a list'
    case 'string':
      return 'a text'
    case 'number':
      return 'a number'
    case 'integer':
      return 'a whole number'
    case 'boolean':
      return 'true or false'
    case 'enum':
      return `one of ${view.values.join(', ')}`
  }
}

function wrongWord(node: Located, entry: LocatedEntry | undefined, view: View): Said {
  if (node.kind === 'scalar' && node.value === null) return wrongType(node, entry, view)
  const near = node.kind === 'scalar' ? suggest(String(node.value), view.values) : undefined
  return {
    code: 'unknown-value',
    ...placeOf(node.kind === 'scalar' ? undefined : entry, node),
    message: `${capital(wanted(view))} is expected, this is ${nameOf(node)}.`,
    suggestion: near === undefined ? undefined : `Did you mean "${near}"?`,
  }
}

function badText(node: Located, view: View): Said {
  const text = node.kind === 'scalar' ? String(node.value) : ''
  const named = view.names === undefined ? undefined : asName(text, view.names)
  return {
    code: view.names === undefined ? 'bad-format' : 'bad-name',
    ...at(node),
    message: `"${clip(text)}" is not ${view.says ?? 'in the expected form'}.`,
    suggestion: named === undefined || named === '' ? undefined : `Write "${named}".`,
  }
}

/** A field that is missing or empty is shown at its name; where there is none, at the value. */
function placeOf(entry: LocatedEntry | undefined, node: Located): Pick<Finding, 'span' | 'path'> {
  return entry === undefined ? at(node) : atKey(entry)
}
