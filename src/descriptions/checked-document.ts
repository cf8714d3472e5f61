import type {JsonObject} from '../support/json.js'
import type {SchemaError} from './generated/application.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import {hasErrors, type Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {finder, follow} from './source/follow.js'
import {type Located, plainOf} from './source/located.js'
import {readDocuments} from './source/read.js'
import {at, atKey, collect, problemsOf} from './source/report.js'
import {sourceOf} from './source/source.js'

export type DocumentShape<T> = {
  readonly schema: JsonObject
  readonly validate: ((value: unknown) => value is T) & {errors?: readonly SchemaError[] | null}
  /** `A model policy is one map: …` */
  readonly says: string
}

/** Says that something is wrong at a place of the document: `['inputs', 0, 'shape']`. */
export type Complain = (place: readonly (string | number)[], code: string, message: string, suggestion?: string) => void

/**
 * Reads one document of a shape of its own (YAML or JSON). All problems at once; `judge` adds what the schema cannot say, and is called only with what
 * fits the schema. `value` is there when no problem is an error.
 */
export function readChecked<T>(
  text: string,
  file: string,
  {schema, validate, says}: DocumentShape<T>,
  judge: (value: T, complain: Complain) => void = () => undefined,
): {readonly value: T | undefined; readonly problems: readonly Problem[]} {
  const report = collect()
  const source = sourceOf(text, file)
  const result = (value?: T) => {
    const problems = problemsOf(report.findings, source)
    return {value: hasErrors(problems) ? undefined : value, problems}
  }
  const [document, ...others] = readDocuments(text, report)
  for (const finding of document?.findings ?? []) report.add(finding)
  if (document?.root.kind !== 'map' || others.length > 0) {
    report.add({severity: 'error', code: 'not-one-map', span: others[0]?.span ?? document?.span, path: undefined, message: says})
    return result()
  }
  const view = viewOf(schema)
  const root = normalise(document.root, view, report)
  const plain = plainOf(root)
  if (!validate(plain)) {
    reportSchemaErrors(validate.errors ?? [], root, view, report)
    return result()
  }
  judge(plain, (place, code, message, suggestion) => report.add({severity: 'error', code, ...placeOf(root, place), message, suggestion}))
  return result(plain)
}

/** The deepest that is there of a place. */
function placeOf(root: Located, place: readonly (string | number)[]): ReturnType<typeof at> {
  const {node, entry} = follow(root, place, finder())
  if (node === undefined) return place.length === 0 ? at(root) : placeOf(root, place.slice(0, -1))
  return node.kind === 'scalar' || entry === undefined ? at(node) : atKey(entry)
}
