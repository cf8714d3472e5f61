import {instancesOf, NO_RESOURCES} from '../../../descriptions/resources.js'
import {headroom} from '../../../matching/capacity.js'
import {hostRefusals} from '../../../matching/eligibility.js'
import type {ApplicationSpec, NodeState} from '../../../platform/contract/index.js'
import type {PolicyInput} from '../../contract.js'
import {type Movable, whyStays} from '../movable.js'
import {type ComponentView, componentViews, partnersOf} from '../placement-state.js'
import {relocationRefusals} from '../relocation.js'
import type {Group, SpreadProblem} from './evening.js'

export type SpreadOptions = {
  /** `node`, or the key of a label. */
  readonly over: string
  readonly maxSkew: number
  /** Components that shall be apart from each other, beside the instances of each: sets of names. */
  readonly together: readonly (readonly string[])[]
  readonly intervalMs: number
  readonly cooldownMs: number
}

export type SpreadSituation = {
  readonly problem: SpreadProblem
  readonly movables: ReadonlyMap<string, Movable>
  /** Nodes with something that is to be apart, and without the label that says with what they fail. */
  readonly unlabelled: readonly string[]
  /** Named by a person, and not of this application. */
  readonly unknown: readonly string[]
}

export function spreadSituation(
  input: PolicyInput,
  application: ApplicationSpec,
  {over, maxSkew, together}: SpreadOptions,
): SpreadSituation {
  const {world} = input
  const views = componentViews(application, world).filter(({intent}) => intent !== undefined)
  const movables = new Map(views.map((view) => [view.component.metadata.name, {application, component: view.component, view}]))
  const nodes = [...world.nodes.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const domains = new Map(nodes.flatMap((node) => domainOf(node, over) ?? []).map(({node, domain}) => [node, domain]))
  const groups = groupsOf(views, together)
  const governed = new Set(groups.flatMap(({components}) => components))
  const places = new Map([...movables].filter(([name]) => governed.has(name)).map(([name, {view}]) => [name, view.current]))
  const used = new Set([...places.values()].flatMap((shares) => shares.map(({node}) => node)))
  const described = new Set(application.description.components.map(({metadata}) => metadata.name))
  return {
    movables,
    unlabelled: [...used].filter((node) => !domains.has(node)).toSorted(),
    unknown: together.flat().filter((name) => !described.has(name)),
    problem: {
      groups,
      places,
      domains,
      nodes: nodes.map((node) => ({name: node.name, headroom: headroom(node, node.free, NO_RESOURCES)})),
      maxSkew,
      stays: (name) => stays(input, application, movables.get(name)),
      mayRun: (name, to) => mayRun(movables.get(name), world.nodes.get(to)),
      refusals: (name, from, to) => {
        const [movable, node] = [movables.get(name), world.nodes.get(to)]
        if (movable === undefined || node === undefined) return [{code: 'not-known', message: 'it is not known'}]
        return relocationRefusals(input, movable, {from, to: node, instances: 1, margin: 0})
      },
    },
  }
}

/** A label is a text such as `zone:a`, of which the key is what stands before the first colon. */
function domainOf({name: node, labels}: NodeState, over: string): {readonly node: string; readonly domain: string} | undefined {
  if (over === 'node') return {node, domain: node}
  const label = labels.find((one) => one.startsWith(`${over}:`))
  return label === undefined ? undefined : {node, domain: label}
}

function groupsOf(views: readonly ComponentView[], together: SpreadOptions['together']): readonly Group[] {
  const placed = new Set(views.map(({component}) => component.metadata.name))
  const own = views
    .filter(({component}) => instancesOf(component) > 1)
    .map(({component: {metadata}}) => ({name: metadata.name, components: [metadata.name]}))
  const named = together
    .map((names) => [...new Set(names)].filter((name) => placed.has(name)).toSorted())
    .filter((components) => components.length > 1)
    .map((components) => ({name: components.join(' and '), components}))
  return [...own, ...named].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function stays({world, isUnderWay}: PolicyInput, application: ApplicationSpec, movable: Movable | undefined): string | undefined {
  if (movable === undefined) return 'it is not placed'
  const partners = partnersOf(application, movable.component.metadata.name)
  return partners.length > 0
    ? `it must share its node with ${partners.join(' and ')}`
    : whyStays(application, movable.view, world, isUnderWay)
}

/** Room is not the question: what others leave free changes. */
function mayRun(movable: Movable | undefined, node: NodeState | undefined): boolean {
  return (
    movable !== undefined &&
    node !== undefined &&
    hostRefusals({component: movable.component, node, added: 1, free: node.capacity}).length === 0
  )
}
