import {type Described, type DescriptionKind, KINDS, type Kind} from './kinds.js'
import {moveFields} from './normalise/moves.js'
import {normalise} from './normalise/normalise.js'
import {type Rooted, rootsOf} from './normalise/root.js'
import {type View, viewOf} from './normalise/view.js'
import {hasErrors, type Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {checkMeaning} from './semantics/index.js'
import type {Context, Surroundings} from './semantics/surroundings.js'
import {locateValue} from './source/from-value.js'
import {type Located, plainOf, type Span, valueAt} from './source/located.js'
import {readDocuments} from './source/read.js'
import {collect, type Finding, problemsOf, type Report} from './source/report.js'
import {NO_SOURCE, sourceOf} from './source/source.js'
import {decode} from './source/text.js'
import type {ApplicationDescription} from './types.js'

export type {Described, DescriptionKind} from './kinds.js'
export {formatProblem, formatProblems, hasErrors, type Problem} from './problem.js'
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

export type CheckedApplication =
  | {readonly kind: 'valid'; readonly description: ApplicationDescription; readonly problems: readonly Problem[]}
  | {readonly kind: 'invalid'; readonly problems: readonly Problem[]}

/**
 * The same for a value that came as JSON: `{"MLSysOpsApp": {…}}` or what stands under that key. Problems have no line and column; `pointer` says
 * where.
 */
export function checkApplication(value: unknown, surroundings: Surroundings = {}): CheckedApplication {
  const report = collect()
  const located = locateValue(value, report)
  const rooted = located === undefined ? [] : isBare(located) ? [bare(located)] : rootsOf(located, report)
  const [first, ...others] = rooted
  if (others.length > 0 || (first !== undefined && first.kind.kind !== 'application')) {
    const message = 'One application description is expected: a map under "MLSysOpsApp".'
    report.add({severity: 'error', code: 'not-an-application', span: undefined, path: undefined, message})
  } else if (first !== undefined) {
    const examined = examine(first, viewsOnDemand())
    const {described} = examined
    for (const finding of judge(examined, contextOf(surroundings, []), new Set())) report.add(finding)
    const problems = problemsOf(report.findings, NO_SOURCE)
    if (described?.kind === 'application' && !hasErrors(problems)) return {kind: 'valid', description: described.description, problems}
  }
  return {kind: 'invalid', problems: problemsOf(report.findings, NO_SOURCE)}
}

type Examined = {
  readonly kind: DescriptionKind
  /** The content under the root key, normalised. */
  readonly root: Located
  readonly described: Described | undefined
  readonly findings: readonly Finding[]
}

function examine({kind, content, root}: Rooted, views: (kind: Kind) => View): Examined {
  const report = collect()
  const view = views(kind)
  const moved = kind.kind === 'application' ? moveFields(content, report) : content
  const modern = normalise(moved, contentView(view, kind.rootKey), report)
  const document: Located = {kind: 'map', entries: [{...root, value: modern}], span: content.span, path: undefined}
  const result = kind.check(plainOf(document))
  if ('errors' in result) reportSchemaErrors(result.errors, document, view, report)
  return {kind: kind.kind, root: modern, described: 'described' in result ? result.described : undefined, findings: report.findings}
}

/** A file may hold thousands of documents of one kind; each schema is prepared once. */
function viewsOnDemand(): (kind: Kind) => View {
  const views = new Map<Kind, View>()
  return (kind) => {
    const view = views.get(kind) ?? viewOf(kind.schema)
    views.set(kind, view)
    return view
  }
}

function contentView(view: View, rootKey: string): View {
  const content = view.properties.get(rootKey)
  if (content === undefined) throw new TypeError(`The schema has no root key ${rootKey}.`)
  return content
}

/** What an API may send without its root key. */
function isBare(located: Located): boolean {
  return located.kind === 'map' && located.entries.some(({key}) => key === 'components') && !located.entries.some(({key}) => key === 'kind')
}

function bare(content: Located): Rooted {
  const kind = KINDS.find((candidate) => candidate.kind === 'application')
  if (kind === undefined) throw new TypeError('There is no kind of description for applications.')
  return {kind, content, root: {key: kind.rootKey, keySpan: content.span, value: content}}
}

function contextOf({nodes, clusters}: Surroundings, described: readonly Described[]): Context {
  const own = described.flatMap((one) => (one.kind === 'node' ? [one.description] : []))
  const ownClusters = described.flatMap((one) => (one.kind === 'cluster' ? [one.name] : []))
  return {
    nodes: [...own, ...(nodes ?? [])],
    areAllNodes: nodes !== undefined,
    clusters: clusters === undefined ? undefined : [...clusters, ...ownClusters],
  }
}

/** All that is said of one description. `names` are those that came before it: two of one kind and name in one file are a mistake. */
function judge({kind, root, described, findings}: Examined, context: Context, names: Set<string>): readonly Finding[] {
  const report = collect()
  checkMeaning(kind, root, context, report)
  if (described !== undefined) {
    const key = `${described.kind} ${described.name}`
    if (names.has(key)) reportRepeated(described, root, report)
    names.add(key)
  }
  return [...findings, ...report.findings]
}

function reportRepeated(described: Described, root: Located, report: Report): void {
  const nameKey = KINDS.find(({kind}) => kind === described.kind)?.nameKey
  const {span, path} = (nameKey === undefined ? undefined : valueAt(root, nameKey)) ?? root
  const message = `Another ${described.kind} in this file is named "${described.name}" too.`
  report.add({severity: 'error', code: 'duplicate-name', span, path, message})
}
