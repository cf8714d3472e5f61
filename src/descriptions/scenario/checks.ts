import {suggest} from '../../support/suggest.js'
import type {Scenario} from '../generated/scenario.types.generated.js'
import {checkNode} from '../semantics/infrastructure.js'
import {itemsOf, type Located, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import type {ClusterDescription, NodeDescription} from '../types.js'
import {FAULT_FIELDS} from './resolve-fault.js'

/** What the files that a scenario names describe. */
export type Known = {readonly nodes: NodeDescription[]; readonly clusters: ClusterDescription[]}

/** The fields that each kind of load and fault needs; what it does not need is ignored. */
const LOAD_NEEDS: Readonly<Record<string, readonly string[]>> = {
  constant: ['value'],
  sine: ['mean', 'amplitude', 'period_s'],
  step: ['before', 'after', 'at_s'],
  burst: ['base', 'peak', 'every_s', 'length_s'],
  'random-walk': ['start', 'min', 'max', 'step_s', 'step_size'],
  series: [],
}
const FAULT_NEEDS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(FAULT_FIELDS).map(([kind, {needs}]) => [kind, needs]),
)

/** What a schema cannot say: names that mean something, fields that belong together. */
export function checkScenario(root: Located, scenario: Scenario, known: Known, report: Report): void {
  checkStart(root, report)
  checkNodes(root, known, report)
  const names = namesOf(scenario, known)
  if (names.clusters.length === 0) {
    report.add({
      severity: 'error',
      code: 'no-cluster',
      ...at(root),
      message: 'The scenario has no cluster.',
      suggestion: 'Describe one under "clusters".',
    })
  }
  for (const load of itemsOf(valueAt(root, 'workloads')).map((workload) => valueAt(workload, 'load'))) checkLoad(load, report)
  for (const link of itemsOf(valueAt(root, 'network', 'links'))) checkEnds(valueAt(link, 'between'), names, report)
  for (const fault of itemsOf(valueAt(root, 'faults'))) {
    checkFields(fault, 'fault', FAULT_NEEDS, report)
    checkName(valueAt(fault, 'node'), [...names.nodes, ...names.keys], 'node', report)
    checkName(valueAt(fault, 'cluster'), names.clusters, 'cluster', report)
    checkEnds(valueAt(fault, 'between'), names, report)
  }
}

type Names = {readonly clusters: readonly string[]; readonly nodes: readonly string[]; readonly keys: readonly string[]}

function namesOf({clusters = []}: Scenario, known: Known): Names {
  const inline = clusters.flatMap(({cluster_id, nodes = []}) =>
    nodes.flatMap(({name, description}) => ({cluster: cluster_id, node: description?.name ?? name ?? ''})),
  )
  const described = known.nodes.map(({name, cluster_id}) => ({cluster: cluster_id ?? '', node: name}))
  const all = [...inline, ...described]
  return {
    clusters: [...new Set([...clusters.map(({cluster_id}) => cluster_id), ...known.clusters.map(({cluster_id}) => cluster_id)])],
    nodes: all.map(({node}) => node),
    keys: all.map(({cluster, node}) => `${cluster}/${node}`),
  }
}

function checkStart(root: Located, report: Report): void {
  const start = valueAt(root, 'start')
  const written = textOf(start)
  if (start === undefined || written === undefined || Number.isFinite(Date.parse(written))) return
  report.add({
    severity: 'error',
    code: 'bad-time',
    ...at(start),
    message: `"${written}" is no time.`,
    suggestion: 'Write it as 2026-01-05T08:00:00Z.',
  })
}

function checkNodes(root: Located, known: Known, report: Report): void {
  const seen = new Set<string>()
  for (const cluster of itemsOf(valueAt(root, 'clusters'))) {
    const clusterId = textOf(valueAt(cluster, 'cluster_id')) ?? ''
    for (const node of itemsOf(valueAt(cluster, 'nodes'))) {
      const description = valueAt(node, 'description')
      const name = valueAt(description ?? node, 'name')
      if (description !== undefined) checkNode(description, report)
      if (name === undefined) {
        const message = 'A node of a scenario needs a "description", or the "name" of one that a description file describes.'
        report.add({severity: 'error', code: 'missing-field', ...at(node), message})
        continue
      }
      if (description === undefined)
        checkName(
          name,
          known.nodes.map((one) => one.name),
          'described node',
          report,
        )
      const key = `${clusterId}/${textOf(name) ?? ''}`
      if (seen.has(key)) report.add({severity: 'error', code: 'duplicate-name', ...at(name), message: `Node ${key} is there already.`})
      seen.add(key)
    }
  }
}

function checkLoad(load: Located | undefined, report: Report): void {
  if (load === undefined) return
  checkFields(load, 'load', LOAD_NEEDS, report)
  if (textOf(valueAt(load, 'kind')) !== 'series') return
  const has = (field: string): boolean => valueAt(load, field) !== undefined
  if (has('file') === has('values')) {
    report.add({severity: 'error', code: 'missing-field', ...at(load), message: 'A series needs either "file" or "values".'})
  } else if (has('values') && !has('step_s')) {
    report.add({severity: 'error', code: 'missing-field', ...at(load), message: 'The numbers of a series need "step_s".'})
  }
}

function checkFields(node: Located, what: string, needs: Readonly<Record<string, readonly string[]>>, report: Report): void {
  const kind = textOf(valueAt(node, 'kind')) ?? ''
  for (const field of needs[kind] ?? []) {
    if (valueAt(node, field) !== undefined) continue
    report.add({severity: 'error', code: 'missing-field', ...at(node), message: `A ${what} of kind ${kind} needs "${field}".`})
  }
}

function checkEnds(between: Located | undefined, {clusters, nodes, keys}: Names, report: Report): void {
  for (const end of itemsOf(between)) checkName(end, [...clusters, ...nodes, ...keys], 'node or cluster', report)
}

function checkName(name: Located | undefined, known: readonly string[], what: string, report: Report): void {
  const written = textOf(name)
  if (name === undefined || written === undefined || known.includes(written)) return
  const near = suggest(written, known)
  report.add({
    severity: 'error',
    code: 'unknown-name',
    ...at(name),
    message: `There is no ${what} "${written}" in this scenario.`,
    suggestion: near === undefined ? `There are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}
