import type {Problem} from '../problem.js'
import {entryOf, type Located, type LocatedEntry, type Path, pathText, pointerOf, type Span} from './located.js'
import {positionIn, type Source} from './source.js'

export type Finding = {
  readonly severity: Problem['severity']
  readonly code: string
  readonly span: Span | undefined
  readonly path: Path
  readonly message: string
  readonly suggestion?: string | undefined
  /** Findings that share it are told once, with the number of the others. */
  readonly once?: string
}

/** Takes what is found, in any order. */
export interface Report {
  add(finding: Finding): void
  /** More than anyone will be shown: what comes now is only counted, and needs no words. */
  readonly isFull: boolean
}

/** One mistake can be made on every line of 5 MB; nobody reads more than this. */
const MOST = 1000

export function collect(): Report & {readonly findings: readonly Finding[]} {
  const findings: Finding[] = []
  return {
    findings,
    add: (finding) => findings.push(finding),
    get isFull() {
      return findings.length > MOST
    },
  }
}

/** The place of a value, for a finding. */
export function at(node: Located): {readonly span: Span | undefined; readonly path: Path} {
  return {span: node.span, path: node.path}
}

/** The place of a name: where a field should not be there, or not be called so. */
export function atKey(entry: LocatedEntry): {readonly span: Span | undefined; readonly path: Path} {
  return {span: entry.keySpan, path: entry.value.path}
}

/** The place of a field as a whole: a single value where it stands, a map or list at its name. */
export function atField(node: Located | undefined, key: string): {readonly span: Span | undefined; readonly path: Path} {
  const entry = entryOf(node, key)
  if (entry === undefined) return {span: node?.span, path: node?.path}
  return entry.value.kind === 'scalar' ? at(entry.value) : atKey(entry)
}

/** Sorted by position, what is told once joined, cut at a thousand with a last word that says so. */
export function problemsOf(findings: readonly Finding[], source: Source): Problem[] {
  const sorted = joined(findings.toSorted((a, b) => (a.span?.start ?? 0) - (b.span?.start ?? 0)))
  const problems = sorted.slice(0, MOST).map((finding) => problemOf(finding, source))
  const rest = sorted.length - MOST
  const last = problems.at(-1)
  if (rest > 0 && last !== undefined) problems.push({...last, code: 'too-many-problems', message: `${rest} more problems are not shown.`})
  return problems
}

function problemOf({severity, code, span, path, message, suggestion}: Finding, source: Source): Problem {
  const base = {severity, code, file: source.file, ...positionIn(source, span), path: pathText(path), pointer: pointerOf(path), message}
  return suggestion === undefined ? base : {...base, suggestion}
}

/** The first of each group stands for the others. */
function joined(sorted: readonly Finding[]): readonly Finding[] {
  const counts = new Map<string, number>()
  for (const {once} of sorted) if (once !== undefined) counts.set(once, (counts.get(once) ?? 0) + 1)
  const told = new Set<string>()
  return sorted.flatMap((finding) => {
    const {once} = finding
    if (once === undefined) return [finding]
    if (told.has(once)) return []
    told.add(once)
    const others = (counts.get(once) ?? 1) - 1
    return [others === 0 ? finding : {...finding, message: `${finding.message.replace(/\.$/, '')} (and ${others} more like it).`}]
  })
}
