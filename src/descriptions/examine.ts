import {type Described, type DescriptionKind, KINDS, type Kind} from './kinds.js'
import {moveFields} from './normalise/moves.js'
import {normalise} from './normalise/normalise.js'
import type {Rooted} from './normalise/root.js'
import {type View, viewOf} from './normalise/view.js'
import {reportSchemaErrors} from './schema-problems.js'
import {checkMeaning} from './semantics/index.js'
import type {Context, Surroundings} from './semantics/surroundings.js'
import {type Located, plainOf, valueAt} from './source/located.js'
import {collect, type Finding, type Report} from './source/report.js'

/** What is known of one description after its own text has been read. */
export type Examined = {
  readonly kind: DescriptionKind
  /** The content under the root key, normalised. */
  readonly root: Located
  readonly described: Described | undefined
  readonly findings: readonly Finding[]
}

/** Brings one description into its modern form and holds it against its schema. */
export function examine({kind, content, root}: Rooted, views: (kind: Kind) => View): Examined {
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
export function viewsOnDemand(): (kind: Kind) => View {
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

/** What is around a description: what the caller knows and what the same file says. */
export function contextOf({nodes, clusters}: Surroundings, described: readonly Described[]): Context {
  const own = described.flatMap((one) => (one.kind === 'node' ? [one.description] : []))
  const ownClusters = described.flatMap((one) => (one.kind === 'cluster' ? [one.name] : []))
  return {
    nodes: [...own, ...(nodes ?? [])],
    areAllNodes: nodes !== undefined,
    clusters: clusters === undefined ? undefined : [...clusters, ...ownClusters],
  }
}

/** All that is said of one description. `names` are those that came before it: two of one kind and name in one file are a mistake. */
export function judge({kind, root, described, findings}: Examined, context: Context, names: Set<string>): readonly Finding[] {
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
