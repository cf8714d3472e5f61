import type {Clock} from '../../../support/clock.js'
import type {ApplicationSpec, ApplicationStatus, Assignment, ClusterState} from '../../contract/index.js'
import {
  type AppObject,
  type ClusterObject,
  type ClusterPlacementObject,
  CORDONED_ANNOTATION,
  type DatacenterObject,
  type OrderSetObject,
} from '../kinds.js'
import type {KubeObject} from '../objects.js'
import type {Cached} from '../watch/object-cache.js'
import {from, View} from '../watch/view.js'
import {type Acceptance, lastAccepted} from './acceptance.js'
import {applicationOf} from './applications.js'
import type {Member} from './members.js'

export type HomeCaches = {
  readonly apps: Cached<AppObject>
  readonly orderSets: Cached<OrderSetObject>
  readonly placements: Cached<ClusterPlacementObject>
  readonly clusters: Cached<ClusterObject>
  readonly datacenters: Cached<DatacenterObject>
}

export function applicationsView(
  {apps, orderSets}: HomeCaches,
  members: ReadonlyMap<string, Member>,
  acceptance: Acceptance,
  namespace: string,
): View<ApplicationSpec> {
  return new View({
    sources: [
      from(apps, nameOf),
      from(orderSets, nameOf),
      ...[...members.values()].map(({assignments}) => ({...from(assignments, nameOf), cache: ALWAYS_LISTED})),
    ],
    project: (name) => {
      const app = apps.get(`${namespace}/${name}`)
      if (app === undefined) return undefined
      const value =
        acceptance.problemsOf(app).length === 0
          ? applicationOf(app, orderSets.get(`${namespace}/${name}`))
          : lastAccepted(name, assignedOf(members, `${namespace}/${name}`, app))
      return value === undefined ? undefined : {value, revision: value.revision}
    },
  })
}

function* assignedOf(members: ReadonlyMap<string, Member>, key: string, app: AppObject) {
  for (const {assignments} of members.values()) {
    const assignment = assignments.get(key)
    if (assignment?.spec.uid === app.metadata.uid) yield assignment
  }
}

export function assignmentsView({placements}: HomeCaches, namespace: string): View<Assignment> {
  return new View({
    sources: [from(placements, nameOf)],
    project: (application) => {
      const placement = placements.get(`${namespace}/${application}`)
      if (placement === undefined) return undefined
      return {value: {application, ...placement.spec}, revision: placement.metadata.resourceVersion ?? ''}
    },
  })
}

/** What the members report, as far as they were last heard. Those that never were hold nobody up. */
export function statusView(members: ReadonlyMap<string, Member>, namespace: string): View<ApplicationStatus> {
  return new View({
    sources: [...members.values()].map(({name, assignments}) => ({
      ...from(assignments, ({metadata}) => [`${name}/${metadata.name}`]),
      cache: ALWAYS_LISTED,
    })),
    project: (key) => {
      const [cluster = '', application = ''] = key.split('/')
      const status = members.get(cluster)?.assignments.get(`${namespace}/${application}`)?.status
      if (status === undefined) return undefined
      const {epoch: _e, summary: _s, ...reported} = status
      return {value: {application, ...reported}}
    },
  })
}

/** A cluster is there because the slice's configuration names it; whether it is ready is whether it is heard. */
export function clustersView(
  {clusters, datacenters}: HomeCaches,
  members: ReadonlyMap<string, Member>,
  namespace: string,
  clock: Pick<Clock, 'now'>,
): View<ClusterState> {
  const seen = new Map<string, {readonly ready: boolean; readonly changedMs: number}>()
  const readiness = (member: Member) => {
    const known = seen.get(member.name)
    if (known?.ready === member.isReachable) return known
    const now = {ready: member.isReachable, changedMs: clock.now()}
    seen.set(member.name, now)
    return now
  }
  const view: View<ClusterState> = new View({
    sources: [
      from(clusters, nameOf),
      from(datacenters, () => [...members.keys()]),
      ...[...members.values()].map(({name, assignments}) => ({
        cache: ALWAYS_LISTED,
        listen: (touch: (key: string) => void) => void assignments.subscribe({settled: () => touch(name)}),
      })),
    ],
    project: (name) => {
      const member = members.get(name)
      if (member === undefined) return undefined
      const {ready, changedMs} = readiness(member)
      const described = clusters.get(`${namespace}/${name}`)
      const description = described === undefined ? {cluster_id: name, nodes: []} : descriptionOf(described)
      const {datacenter_id: place} = description
      const datacenter = place === undefined ? undefined : datacenters.get(`${namespace}/${place}`)
      return {
        value: {
          name,
          ready,
          readyChangedMs: changedMs,
          cordoned: described?.metadata.annotations?.[CORDONED_ANNOTATION] === 'true',
          description,
          ...(datacenter === undefined ? {} : {datacenter: datacenterOf(datacenter)}),
        },
      }
    },
  })
  for (const name of members.keys()) view.touch(name)
  return view
}

const ALWAYS_LISTED = {isListed: true, degradedMs: undefined, subscribe: () => () => undefined}

function descriptionOf({apiVersion: _a, kind: _k, metadata, ...fields}: ClusterObject): ClusterState['description'] {
  return {...fields, cluster_id: metadata.name}
}

function datacenterOf({apiVersion: _a, kind: _k, metadata, ...fields}: DatacenterObject): NonNullable<ClusterState['datacenter']> {
  return {...fields, datacenter_id: metadata.name}
}

function nameOf({metadata}: KubeObject): readonly string[] {
  return [metadata.name]
}
