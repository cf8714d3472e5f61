import type {ApplicationSpec, ComponentIntent, ComponentState, InstanceState, NodeState, Reason} from '../../contract/index.js'
import type {AssignmentObject, PlacementObject} from '../kinds.js'
import type {KubeObject} from '../objects.js'
import {IndexBy} from '../watch/index-by.js'
import {from, View} from '../watch/view.js'
import {MARK} from '../workload/index.js'
import {budgetsOver, fromBudgets} from './budgets.js'
import type {ClusterCaches} from './caches.js'
import {hostOf, instanceStateOf} from './instance-state.js'
import type {PodResource} from './kinds.js'
import {nodeStateOf} from './node-state.js'

/** Why a host has no instance yet, where there is no Pod that could say so. */
export type Obstacle = {readonly node: string; readonly reason: Reason}

export type ClusterViews = {
  readonly nodes: View<NodeState>
  readonly applications: View<ApplicationSpec>
  readonly intents: View<ComponentIntent>
  readonly components: View<ComponentState>
  readonly podsByComponent: IndexBy<PodResource>
}

/** What is known of components and shows in no object that is watched. */
export type Remarks = {
  /** What the reconciler could not do for a component. */
  readonly obstaclesOf: (component: string) => readonly Obstacle[]
  /** What the events of a Pod say. */
  readonly saidOf: (pod: PodResource) => string | undefined
}

export function clusterViews(cluster: string, namespace: string, caches: ClusterCaches, {obstaclesOf, saidOf}: Remarks): ClusterViews {
  const podComponent = (pod: PodResource): string | undefined => (pod.metadata.namespace === namespace ? componentOf(pod) : undefined)
  const podsByNode = new IndexBy(caches.pods, ({spec}) => spec?.nodeName)
  const waitingByHost = new IndexBy(caches.pods, ({spec, host}) => (spec?.nodeName === undefined ? host : undefined))
  const podsByComponent = new IndexBy(caches.pods, podComponent)

  const nodes = new View<NodeState>({
    sources: [
      from(caches.nodes, nameOf),
      from(caches.descriptions, nameOf),
      from(caches.pods, ({spec}) => (spec?.nodeName === undefined ? [] : [spec.nodeName])),
    ],
    project: (name) => {
      const node = caches.nodes.get(name)
      if (node === undefined) return undefined
      return {value: nodeStateOf(cluster, node, caches.descriptions.get(`${namespace}/${name}`), podsByNode.of(name))}
    },
  })
  const components = new View<ComponentState>({
    sources: [
      from(caches.placements, ({spec}) => [keyOfComponent(spec.ref)]),
      from(caches.pods, (pod) => [podComponent(pod)].filter((key) => key !== undefined)),
      fromBudgets(caches.budgets, podsByComponent),
      // Nothing is said of instances before it is known whether their nodes are well.
      {cache: caches.nodes},
    ],
    project: (key) => {
      const [application = '', component = ''] = key.split('/')
      const intent = caches.placements.get(`${namespace}/${application}.${component}`)
      const pods = podsByComponent.of(key)
      if (intent === undefined && pods.length === 0) return undefined
      const instances = [...pods].sort(byAge).map((pod) => instanceStateOf(pod, nodes.get(hostOf(pod)), saidOf(pod)))
      const budgets = budgetsOver(pods, caches.budgets.values())
      return {
        value: {
          ref: {application, component},
          instances: [...instances, ...held(intent, instances, obstaclesOf(key))],
          ...(budgets.length === 0 ? {} : {budgets}),
        },
      }
    },
  })
  // Whether a node is well shows in its instances, and what is free on it in those that wait for room.
  const wellness = new Map<string, boolean>()
  nodes.onChange((name) => {
    const isReady = nodes.get(name)?.ready ?? false
    const hasChanged = wellness.get(name) !== isReady
    wellness.set(name, isReady)
    for (const pod of [...waitingByHost.of(name), ...(hasChanged ? podsByNode.of(name) : [])]) {
      const component = podComponent(pod)
      if (component !== undefined) components.touch(component)
    }
  })
  return {
    nodes,
    components,
    podsByComponent,
    intents: new View<ComponentIntent>({
      sources: [from(caches.placements, ({spec}) => [keyOfComponent(spec.ref)])],
      project: (key) => {
        const placement = caches.placements.get(`${namespace}/${key.replace('/', '.')}`)
        return placement === undefined || placement.metadata.deletionTimestamp !== undefined
          ? undefined
          : {value: intentOf(placement), revision: placement.metadata.resourceVersion ?? ''}
      },
    }),
    applications: new View<ApplicationSpec>({
      sources: [from(caches.assignments, nameOf)],
      project: (name) => {
        const assignment = caches.assignments.get(`${namespace}/${name}`)
        return assignment === undefined || assignment.metadata.deletionTimestamp !== undefined
          ? undefined
          : {value: applicationOf(assignment), revision: contentRevision(assignment)}
      },
    }),
  }
}

export function keyOfComponent(ref: {readonly application: string; readonly component: string}): string {
  return `${ref.application}/${ref.component}`
}

/** The component that an object of ours belongs to. */
export function componentOf({metadata: {labels = {}}}: KubeObject): string | undefined {
  const [application, component] = [labels[MARK.app], labels[MARK.component]]
  return application === undefined || component === undefined ? undefined : `${application}/${component}`
}

export function intentOf({spec: {summary: _, ...intent}}: PlacementObject): ComponentIntent {
  return intent
}

export function applicationOf({metadata, spec}: AssignmentObject): ApplicationSpec {
  return {name: metadata.name, ...spec}
}

/** Another with each change of what an object says, not with one of its status or marks; another object of the same name has others. */
export function contentRevision({metadata: {generation = 0, uid = ''}}: KubeObject): string {
  return `${generation}.${uid.slice(0, 8)}`
}

/** What is wanted on a host where nothing could be made yet. */
function held(
  placement: PlacementObject | undefined,
  instances: readonly InstanceState[],
  obstacles: readonly Obstacle[],
): readonly InstanceState[] {
  if (placement === undefined) return []
  const {hosts, generation, spec} = placement.spec
  return obstacles
    .filter(({node}) => hosts.some((host) => host.node === node && host.instances > 0) && !instances.some((one) => one.node === node))
    .map(({node, reason}) => ({
      id: `${placement.metadata.name}@${node}`,
      node,
      phase: 'pending',
      reason: reason.message,
      startedMs: Date.parse(placement.metadata.creationTimestamp ?? '') || 0,
      restarts: 0,
      generation,
      image: spec.containers[0]?.image ?? '',
    }))
}

function byAge(a: PodResource, b: PodResource): number {
  const [first, second] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '']
  if (first !== second) return first < second ? -1 : 1
  return a.metadata.name < b.metadata.name ? -1 : 1
}

function nameOf({metadata}: KubeObject): readonly string[] {
  return [metadata.name]
}
