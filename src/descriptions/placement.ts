import {suggest} from '../support/suggest.js'
import {type DocumentShape, openDocument} from './checked-document.js'
import {schema} from './generated/placement.schema.generated.js'
import type {PlacementDescription, PlacementFile} from './generated/placement.types.generated.js'
import {validate} from './generated/placement.validator.generated.js'
import {hasErrors, type Problem} from './problem.js'
import {itemsOf, type Located, numberOf, textOf, valueAt} from './source/located.js'
import {at, atKey, collect, problemsOf, type Report} from './source/report.js'
import {sourceOf} from './source/source.js'

export type {PlacementComponent, PlacementDescription, PlacementNode} from './generated/placement.types.generated.js'

const SHAPE: DocumentShape<PlacementFile> = {
  rootKey: 'MLSysOpsPlacement',
  says: 'A placement problem is a map with the root key "MLSysOpsPlacement".',
  schema,
  validate,
}

/** `placement` is there when no problem is an error. */
export type PlacementResult = {readonly placement: PlacementDescription | undefined; readonly problems: readonly Problem[]}

/** Reads a placement problem from a text; `file` is only shown. All problems are found at once. */
export function parsePlacement(text: string, file: string): PlacementResult {
  const report = collect()
  const opened = openDocument(text, SHAPE, report)
  if (opened !== undefined) checkPlacement(opened.root, report)
  const problems = problemsOf(report.findings, sourceOf(text, file))
  return {placement: hasErrors(problems) ? undefined : opened?.value.MLSysOpsPlacement, problems}
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
