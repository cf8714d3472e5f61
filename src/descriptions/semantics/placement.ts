import {suggest} from '../../support/suggest.js'
import {flagOf, itemsOf, type Located, numberOf, textOf, valueAt} from '../source/located.js'
import {at, atField, type Finding, type Report} from '../source/report.js'
import type {NodeDescription} from '../types.js'
import {componentsOf, type NamedComponent, type Word, wordOf, wordsOf} from './application.js'
import type {Context} from './surroundings.js'

/** What is asked of a placement can be had at once: by the node that it names, by the group that it belongs to, by the clusters allowed. */
export function checkPlacement(root: Located, report: Report, context: Context): void {
  const components = componentsOf(root)
  const clusters = wordsOf(valueAt(root, 'cluster_placement', 'cluster_id'))
  checkClusters(root, clusters, report, context)
  for (const {node} of components) {
    checkNode(valueAt(node, 'node_placement'), clusters, report, context)
    checkScaling(valueAt(node, 'node_placement', 'scaling'), node, report)
    checkDeferrable(node, report)
  }
  const groups = itemsOf(valueAt(root, 'single_node'))
  for (const group of groups) {
    checkNode(group, clusters, report, context)
    checkScaling(valueAt(group, 'scaling'), undefined, report)
    checkGroup(group, components, report)
  }
  checkOverlap(groups, report)
}

function checkClusters(root: Located, clusters: readonly Word[], report: Report, {clusters: known}: Context): void {
  const instances = valueAt(root, 'cluster_placement', 'instances')
  const wanted = numberOf(instances)
  if (instances !== undefined && wanted !== undefined && clusters.length > 0 && wanted > clusters.length) {
    report.add({
      severity: 'error',
      code: 'contradiction',
      ...at(instances),
      message: `${wanted} clusters are wanted, and only ${clusters.length} may be used (cluster_id).`,
    })
  }
  if (known === undefined) return
  for (const {text, node} of clusters) {
    if (known.includes(text)) continue
    const near = suggest(text, known)
    const suggestion = near === undefined ? undefined : `Did you mean "${near}"?`
    report.add({severity: 'warning', code: 'unknown-cluster', ...at(node), message: `There is no cluster "${text}" now.`, suggestion})
  }
}

function checkNode(placement: Located | undefined, clusters: readonly Word[], report: Report, {nodes, areAllNodes}: Context): void {
  const name = wordOf(valueAt(placement, 'node'))
  if (placement === undefined || name === undefined) return
  const node = nodes.find((candidate) => candidate.name === name.text)
  if (node !== undefined) checkAgainst(node, placement, name, clusters, report)
  if (node !== undefined || !areAllNodes) return
  const near = suggest(
    name.text,
    nodes.map((candidate) => candidate.name),
  )
  const suggestion = near === undefined ? undefined : `Did you mean "${near}"?`
  report.add({severity: 'warning', code: 'unknown-node', ...at(name.node), message: `There is no node "${name.text}" now.`, suggestion})
}

/** The node that is named must itself be what is asked for. */
function checkAgainst(node: NodeDescription, placement: Located, name: Word, clusters: readonly Word[], report: Report): void {
  const contradict = (place: Pick<Finding, 'span' | 'path'>, message: string) =>
    report.add({severity: 'error', code: 'placement-contradicts', ...place, message, suggestion: 'Leave one of the two out.'})
  const layers = valueAt(placement, 'continuum_layer')
  const wanted = wordsOf(layers).map(({text}) => text)
  if (layers !== undefined && wanted.length > 0 && !wanted.includes('*') && !wanted.includes(node.continuum_layer)) {
    contradict(
      atField(placement, 'continuum_layer'),
      `The node ${name.text} that it names is on layer ${node.continuum_layer}, not ${wanted.join(' or ')}.`,
    )
  }
  for (const label of wordsOf(valueAt(placement, 'labels'))) {
    if (!(node.labels ?? []).includes(label.text))
      contradict(at(label.node), `The node ${name.text} that it names has no label "${label.text}".`)
  }
  const mobile = valueAt(placement, 'mobile')
  const isMobile = flagOf(mobile)
  if (mobile !== undefined && isMobile !== undefined && isMobile !== (node.mobile ?? false)) {
    contradict(at(mobile), `The node ${name.text} that it names is ${isMobile ? 'not ' : ''}mobile.`)
  }
  const cluster = node.cluster_id
  if (cluster !== undefined && clusters.length > 0 && !clusters.some(({text}) => text === cluster)) {
    contradict(at(name.node), `The node ${name.text} is in cluster ${cluster}, which cluster_placement does not allow.`)
  }
}

function checkScaling(scaling: Located | undefined, component: Located | undefined, report: Report): void {
  if (scaling === undefined) return
  const mode = textOf(valueAt(scaling, 'scaling_mode'))
  const criteria = valueAt(scaling, 'scaling_criteria')
  const instances = valueAt(scaling, 'instances')
  const exclusive = valueAt(component, 'exclusive')
  if (mode === 'auto' && criteria === undefined) {
    report.add({
      severity: 'warning',
      code: 'incomplete',
      ...at(scaling),
      message: 'Automatic scaling has nothing to go by.',
      suggestion: 'Add scaling_criteria.',
    })
  }
  if (mode === 'manual' && criteria !== undefined) {
    report.add({
      severity: 'warning',
      code: 'without-effect',
      ...at(criteria),
      message: 'A criterion has no effect on manual scaling.',
      suggestion: 'Leave it out, or write scaling_mode: auto.',
    })
  }
  if (instances !== undefined && (numberOf(instances) ?? 1) > 1 && flagOf(exclusive) === true) {
    report.add({
      severity: 'error',
      code: 'contradiction',
      ...at(instances),
      message: 'An exclusive component has one instance.',
      suggestion: 'Write instances: 1, or leave out exclusive.',
    })
  }
}

/** What serves, or begins again when it has ended, has no hour to wait for. */
function checkDeferrable(component: Located, report: Report): void {
  const deferrable = valueAt(component, 'deferrable')
  if (deferrable === undefined) return
  const restarts = textOf(valueAt(component, 'restart_policy'))
  const hasPorts = itemsOf(valueAt(component, 'containers')).some((container) => itemsOf(valueAt(container, 'ports')).length > 0)
  if (!hasPorts && (restarts === 'OnFailure' || restarts === 'Never')) return
  report.add({
    severity: 'error',
    code: 'contradiction',
    ...at(deferrable),
    message: 'Only a component that runs to its end can be deferrable: no ports, and restart_policy OnFailure or Never.',
    suggestion: 'Write restart_policy: OnFailure, or leave out deferrable.',
  })
}

/** The members of a group end on one node: they must not each name another. */
function checkGroup(group: Located, components: readonly NamedComponent[], report: Report): void {
  const own = textOf(valueAt(group, 'node'))
  let first: {readonly component: string; readonly node: string} | undefined
  for (const member of wordsOf(valueAt(group, 'components'))) {
    const component = components.find(({name}) => name === member.text)
    const pinned = wordOf(valueAt(component?.node, 'node_placement', 'node'))
    if (pinned === undefined || pinned.text === own) continue
    if (own !== undefined) {
      const message = `"${member.text}" names node ${pinned.text}, and its single_node group names ${own}.`
      report.add({severity: 'error', code: 'placement-contradicts', ...at(pinned.node), message, suggestion: 'Leave one of the two out.'})
    } else if (first === undefined) first = {component: member.text, node: pinned.text}
    else if (first.node !== pinned.text) {
      const message = `"${member.text}" names node ${pinned.text}, and "${first.component}" of the same single_node group names ${first.node}.`
      report.add({
        severity: 'error',
        code: 'placement-contradicts',
        ...at(pinned.node),
        message,
        suggestion: 'Name one node for the group.',
      })
    }
  }
}

function checkOverlap(groups: readonly Located[], report: Report): void {
  const seen = new Set<string>()
  for (const group of groups) {
    const members = wordsOf(valueAt(group, 'components'))
    for (const {text, node} of members) {
      if (seen.has(text))
        report.add({
          severity: 'error',
          code: 'contradiction',
          ...at(node),
          message: `"${text}" belongs to another single_node group already.`,
          suggestion: 'Make the two groups one.',
        })
    }
    for (const {text} of members) seen.add(text)
  }
}
