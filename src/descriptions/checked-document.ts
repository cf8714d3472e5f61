import type {JsonObject} from '../support/json.js'
import type {SchemaError} from './generated/application.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import {hasErrors, type Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {finder, follow} from './source/follow.js'
import {entryOf, type Located, plainOf} from './source/located.js'
import {readDocuments} from './source/read.js'
import {at, atKey, collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

export type DocumentShape<T> = {
  readonly schema: JsonObject
  readonly validate: ((value: unknown) => value is T) & {errors?: readonly SchemaError[] | null}
  /** `A model policy is one map: …` */
  readonly says: string
  /** The one key that everything stands under. Absent: there is none. */
  readonly rootKey?: string
}

export type OpenedDocument<T> = {
  readonly value: T
  /** What stands under the root key, or the whole: in its modern form, with the places of everything. */
  readonly root: Located
}

/** Reads the one document of a text (YAML or JSON), and reports every problem at its place. Undefined: it does not fit its schema. */
export function openDocument<T>(
  text: string,
  {schema, validate, says, rootKey}: DocumentShape<T>,
  report: Report,
): OpenedDocument<T> | undefined {
  const [first, ...others] = readDocuments(text, report)
  for (const finding of first?.findings ?? []) report.add(finding)
  const entry = rootKey === undefined ? undefined : entryOf(first?.root, rootKey)
  if (first?.root.kind !== 'map' || others.length > 0 || (rootKey !== undefined && entry === undefined)) {
    const message = others.length > 0 ? `The file holds more than one document. ${says}` : says
    report.add({severity: 'error', code: 'not-one-map', span: others[0]?.span ?? first?.root.span, path: undefined, message})
    return undefined
  }
  const view = viewOf(schema)
  const {root, whole} = modernOf(first.root, entry)
  const plain = plainOf(whole)
  if (validate(plain)) return {value: plain, root}
  reportSchemaErrors(validate.errors ?? [], whole, view, report)
  return undefined

  function modernOf(document: Located & {readonly kind: 'map'}, under: typeof entry): {readonly root: Located; readonly whole: Located} {
    if (under === undefined) {
      const all = normalise(document, view, report)
      return {root: all, whole: all}
    }
    const content = view.properties.get(under.key)
    if (content === undefined) throw new TypeError(`The schema has no root key ${under.key}.`)
    const value = normalise(under.value, content, report)
    return {root: value, whole: {...document, entries: [{...under, value}]}}
  }
}

/** Says that something is wrong at a place of the document: `['inputs', 0, 'shape']`. */
export type Complain = (place: readonly (string | number)[], code: string, message: string, suggestion?: string) => void

/**
 * Reads one document of a shape of its own. All problems at once; `judge` adds what the schema cannot say, and is called only with what fits the schema.
 * `file` is shown; `value` is there when no problem is an error.
 */
export function readChecked<T>(
  text: string,
  file: string,
  shape: DocumentShape<T>,
  judge: (value: T, complain: Complain) => void = () => undefined,
): {readonly value: T | undefined; readonly problems: readonly Problem[]} {
  const report = collect()
  const opened = openDocument(text, shape, report)
  if (opened !== undefined)
    judge(opened.value, (place, code, message, suggestion) =>
      report.add({severity: 'error', code, ...placeOf(opened.root, place), message, suggestion}),
    )
  const problems = problemsOf(report.findings, sourceOf(text, file))
  return {value: hasErrors(problems) ? undefined : opened?.value, problems}
}

/** The deepest that is there of a place. */
function placeOf(root: Located, place: readonly (string | number)[]): ReturnType<typeof at> {
  const {node, entry} = follow(root, place, finder())
  if (node === undefined) return place.length === 0 ? at(root) : placeOf(root, place.slice(0, -1))
  return node.kind === 'scalar' || entry === undefined ? at(node) : atKey(entry)
}
