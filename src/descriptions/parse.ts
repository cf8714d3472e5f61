import {contextOf, examine, judge, viewsOnDemand} from './examine.js'
import type {Described} from './kinds.js'
import {rootsOf} from './normalise/root.js'
import type {Problem} from './problem.js'
import type {Surroundings} from './semantics/surroundings.js'
import type {Span} from './source/located.js'
import {readDocuments} from './source/read.js'
import {collect, type Finding, problemsOf} from './source/report.js'
import {sourceOf} from './source/source.js'
import {decode} from './source/text.js'

export type {DescriptionKind} from './kinds.js'
export {formatProblems, hasErrors, type Problem} from './problem.js'
export type {Surroundings} from './semantics/surroundings.js'

/** Offsets of the document in the text. */
export type ParsedDocument = Described & {readonly range: Span}

export type ParseResult = {
  /** Those without errors, in the order of the file, normalised to the modern form. */
  readonly documents: readonly ParsedDocument[]
  /** All of them, sorted by position. */
  readonly problems: readonly Problem[]
}

/**
 * Reads descriptions of any kind from a YAML or JSON text; several documents in one file are fine. It never throws on what it is given: whatever
 * is wrong is a problem, and all problems are found at once. `file` is only shown. `surroundings` is what the descriptions refer to and do not
 * contain; nodes and clusters of the same file are known without it.
 */
export function parseDescriptions(input: string | Uint8Array, file: string, surroundings: Surroundings = {}): ParseResult {
  const text = typeof input === 'string' ? input : decode(input)
  if (text === undefined) {
    const finding: Finding = {severity: 'error', code: 'not-utf8', span: undefined, path: undefined, message: 'The file is not UTF-8 text.'}
    return {documents: [], problems: problemsOf([finding], sourceOf('', file))}
  }
  const general = collect()
  const sources = readDocuments(text, general)
  if (sources.length === 0 && general.findings.length === 0) {
    general.add({severity: 'error', code: 'no-description', span: undefined, path: undefined, message: 'There is no description in it.'})
  }
  const views = viewsOnDemand()
  const pieces = sources.flatMap(({root, span, findings}) => {
    for (const finding of findings) general.add(finding)
    const isSound = !findings.some(({severity}) => severity === 'error')
    return rootsOf(root, general).map((rooted) => ({...examine(rooted, views), span, isSound}))
  })
  const context = contextOf(
    surroundings,
    pieces.flatMap(({described}) => described ?? []),
  )
  const documents: ParsedDocument[] = []
  const names = new Set<string>()
  for (const piece of pieces) {
    const {described, span, isSound} = piece
    const all = judge(piece, context, names)
    for (const finding of all) general.add(finding)
    if (isSound && described !== undefined && !all.some(({severity}) => severity === 'error')) documents.push({...described, range: span})
  }
  return {documents, problems: problemsOf(general.findings, sourceOf(text, file))}
}
