import {suggest} from '../support/suggest.js'
import {schema} from './generated/placement.schema.generated.js'
import type {PlacementDescription} from './generated/placement.types.generated.js'
import {validate} from './generated/placement.validator.generated.js'
import {normalise} from './normalise/normalise.js'
import {viewOf} from './normalise/view.js'
import {hasErrors, type Problem} from './problem.js'
import {reportSchemaErrors} from './schema-problems.js'
import {entryOf, itemsOf, type Located, numberOf, plainOf, textOf, valueAt} from './source/located.js'
import {readDocuments} from './source/read.js'
import {at, atKey, collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

export type {PlacementComponent, PlacementDescription, PlacementNode} from './generated/placement.types.generated.js'

const ROOT = 'MLSysOpsPlacement'

/** `placement` is there when no problem is an error. */
export type PlacementResult = {readonly placement: PlacementDescription | undefined; readonly problems: readonly Problem[]}

/** Reads a placement problem from a text; `file` is only shown. All problems are found at once. */
export function parsePlacement(text: string, file: string): PlacementResult {
  const report = collect()
  const source = sourceOf(text, file)
  const [first, ...others] = readDocuments(text, report)
  for (const finding of first?.findings ?? []) report.add(finding)
  const entry = entryOf(first?.root, ROOT)
  const content = viewOf(schema).properties.get(ROOT)
  if (content === undefined) throw new TypeError(`The schema has no root key ${ROOT}.`)
  if (first?.root.kind !== 'map' || entry === undefined || others.length > 0) {
    const message = others.length > 0 ? 'A placement file holds one problem.' : `A placement problem is a map with the root key "${ROOT}".`
    report.add({severity: 'error', code: 'not-a-placement', span: others[0]?.span ?? first?.root.span, path: undefined, message})
    return {placement: undefined, problems: problemsOf(report.findings, source)}
  }
  const modern = normalise(entry.value, content, report)
  const document: Located = {...first.root, entries: [{key: ROOT, keySpan: entry.keySpan, value: modern}]}
  const plain = plainOf(document)
  if (!validate(plain)) {
    reportSchemaErrors(validate.errors ?? [], document, viewOf(schema), report)
    return {placement: undefined, problems: problemsOf(report.findings, source)}
  }
  checkPlacement(modern, report)
  const problems = problemsOf(report.findings, source)
  return {placement: hasErrors(problems) ? undefined : plain.MLSysOpsPlacement, problems}
}

/** What a schema cannot say: names that mean something, and numbers that belong together. */
function checkPlacement(root: Located, report: Report): void {
  const nodes = checkedNames(valueAt(root, 'nodes'), 'node', report)
  const components = checkedNames(valueAt(root, 'components'), 'component', report)
  for (const component of itemsOf(valueAt(root, 'components'))) {
    for (const named of itemsOf(valueAt(component, 'nodes'))) checkName(named, nodes, 'node', report)
    const cost = valueAt(component, 'cost')
    if (cost?.kind === 'map')
      for (const entry of cost.entries)
        if (!nodes.has(entry.key))
          report.add({severity: 'error', code: 'unknown-node', ...atKey(entry), ...unknown(entry.key, nodes, 'node')})
    const current = itemsOf(valueAt(component, 'current'))
    for (const share of current) checkName(valueAt(share, 'node'), nodes, 'node', report)
    const wanted = numberOf(valueAt(component, 'instances')) ?? 1
    const there = current.reduce((sum, share) => sum + (numberOf(valueAt(share, 'instances')) ?? 1), 0)
    const place = valueAt(component, 'current')
    if (there > wanted && place !== undefined) {
      const message = `${there} instances are there and ${wanted} wanted: which of them end is not decided here, so name those that stay.`
      report.add({severity: 'error', code: 'too-many-current', ...at(place), message})
    }
  }
  for (const key of ['together', 'apart'])
    for (const group of itemsOf(valueAt(root, key))) for (const named of itemsOf(group)) checkName(named, components, 'component', report)
  for (const link of itemsOf(valueAt(root, 'links')))
    for (const end of itemsOf(valueAt(link, 'between'))) checkName(end, components, 'component', report)
}

function checkedNames(list: Located | undefined, what: string, report: Report): ReadonlySet<string> {
  const names = new Set<string>()
  for (const item of itemsOf(list)) {
    const named = valueAt(item, 'name')
    const name = textOf(named)
    if (named === undefined || name === undefined) continue
    if (names.has(name))
      report.add({severity: 'error', code: 'duplicate-name', ...at(named), message: `There is another ${what} "${name}".`})
    names.add(name)
  }
  return names
}

function checkName(named: Located | undefined, known: ReadonlySet<string>, what: string, report: Report): void {
  const name = textOf(named)
  if (named === undefined || name === undefined || known.has(name)) return
  report.add({severity: 'error', code: `unknown-${what}`, ...at(named), ...unknown(name, known, what)})
}

function unknown(name: string, known: ReadonlySet<string>, what: string) {
  const near = suggest(name, [...known])
  return {message: `There is no ${what} "${name}".`, ...(near === undefined ? {} : {suggestion: `Did you mean "${near}"?`})}
}
