import type {JsonObject} from '../support/json.js'
import type {SchemaError} from './generated/scenario.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import type {Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {entryOf, type Located, plainOf} from './source/located.js'
import {readDocuments} from './source/read.js'
import {collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

/** A file that holds one document, under one root key. */
export type DocumentKind<File> = {
  readonly rootKey: string
  /** As a person calls it: `A scenario`. */
  readonly called: string
  readonly schema: JsonObject
  readonly validate: ((value: unknown) => value is File) & {errors?: readonly SchemaError[] | null}
}

export type OpenedDocument<File> = {
  readonly document: File
  /** What stands under the root key, in its modern form, with the places of everything. */
  readonly root: Located
}

/** Reads the one document of a text, and reports every problem at its place. Undefined: it does not fit its schema. */
export function openDocument<File>(
  text: string,
  {rootKey, called, schema, validate}: DocumentKind<File>,
  report: Report,
): OpenedDocument<File> | undefined {
  const [first, ...others] = readDocuments(text, report)
  for (const finding of first?.findings ?? []) report.add(finding)
  const entry = entryOf(first?.root, rootKey)
  if (first?.root.kind !== 'map' || entry === undefined || others.length > 0) {
    const message = others.length > 0 ? 'The file holds more than one document.' : `${called} is a map with the root key "${rootKey}".`
    report.add({severity: 'error', code: 'wrong-document', span: others[0]?.span ?? first?.root.span, path: undefined, message})
    return undefined
  }
  const view = viewOf(schema)
  const content = view.properties.get(rootKey)
  if (content === undefined) throw new TypeError(`The schema has no root key ${rootKey}.`)
  const root = normalise(entry.value, content, report)
  const whole: Located = {...first.root, entries: [{key: rootKey, keySpan: entry.keySpan, value: root}]}
  const plain = plainOf(whole)
  if (validate(plain)) return {document: plain, root}
  reportSchemaErrors(validate.errors ?? [], whole, view, report)
  return undefined
}

/** The same where nothing is asked of it that its schema does not say. `file` is shown; `document` is there when no problem is an error. */
export function parseOneDocument<File>(
  text: string,
  file: string,
  kind: DocumentKind<File>,
): {readonly document: File | undefined; readonly problems: readonly Problem[]} {
  const report = collect()
  const opened = openDocument(text, kind, report)
  return {document: opened?.document, problems: problemsOf(report.findings, sourceOf(text, file))}
}
