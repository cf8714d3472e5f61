import type {JsonObject} from '../support/json.js'
import type {SchemaError} from './generated/scenario.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import type {Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {entryOf, type Located, plainOf} from './source/located.js'
import {readDocuments} from './source/read.js'
import {collect, problemsOf} from './source/report.js'
import {sourceOf} from './source/source.js'

/** A file that holds one document, under one root key. */
export type DocumentKind<File> = {
  readonly rootKey: string
  /** As a person calls it: `A scenario`. */
  readonly called: string
  readonly schema: JsonObject
  readonly validate: ((value: unknown) => value is File) & {errors?: readonly SchemaError[] | null}
}

/** Reads the one document of a text, with every problem at its place. `file` is shown; `document` is there when no problem is an error. */
export function parseOneDocument<File>(
  text: string,
  file: string,
  {rootKey, called, schema, validate}: DocumentKind<File>,
): {readonly document: File | undefined; readonly problems: readonly Problem[]} {
  const report = collect()
  const source = sourceOf(text, file)
  const failed = () => ({document: undefined, problems: problemsOf(report.findings, source)})
  const [first, ...others] = readDocuments(text, report)
  for (const finding of first?.findings ?? []) report.add(finding)
  const entry = entryOf(first?.root, rootKey)
  if (first?.root?.kind !== 'map' || entry === undefined || others.length > 0) {
    const message = others.length > 0 ? 'The file holds more than one document.' : `${called} is a map with the root key "${rootKey}".`
    report.add({severity: 'error', code: 'wrong-document', span: others[0]?.span ?? first?.root?.span, path: undefined, message})
    return failed()
  }
  const view = viewOf(schema)
  const content = view.properties.get(rootKey)
  if (content === undefined) throw new TypeError(`The schema has no root key ${rootKey}.`)
  const modern: Located = {
    ...first.root,
    entries: [{key: rootKey, keySpan: entry.keySpan, value: normalise(entry.value, content, report)}],
  }
  const plain = plainOf(modern)
  if (validate(plain)) return {document: plain, problems: problemsOf(report.findings, source)}
  reportSchemaErrors(validate.errors ?? [], modern, view, report)
  return failed()
}
