import type {ApplicationDescription, ClusterDescription, DatacenterDescription, NodeDescription} from '../../descriptions/types.js'
import type {ApplicationSpec, ApplicationStatus, ClusterAssignment, ComponentIntent, Order, Revision} from '../contract/index.js'
import type {AppStatus} from './api/generated/app.types.generated.js'
import {type KubeObject, type Resource, resource} from './objects.js'

const GROUP = 'mlsysops.eu'

/** The fields of a description stand at the top level of the object; its name is the object's. */
export type AppObject = KubeObject & Omit<ApplicationDescription, 'name'> & {readonly name?: string; readonly status?: AppStatus}
export type NodeObject = KubeObject & Omit<NodeDescription, 'name'> & {readonly name?: string}
export type ClusterObject = KubeObject & Omit<ClusterDescription, 'cluster_id'> & {readonly cluster_id?: string}
export type DatacenterObject = KubeObject & Omit<DatacenterDescription, 'datacenter_id'> & {readonly datacenter_id?: string}

export type OrderSetObject = KubeObject & {readonly spec: {readonly orders: readonly Order[]}}
export type ClusterPlacementObject = KubeObject & {
  readonly spec: {readonly revision: Revision; readonly clusters: readonly ClusterAssignment[]}
}
export type AssignmentObject = KubeObject & {
  readonly spec: Omit<ApplicationSpec, 'name'>
  readonly status?: AssignmentStatus
}
export type AssignmentStatus = Omit<ApplicationStatus, 'application'> & {readonly epoch: number; readonly summary?: string}
export type PlacementObject = KubeObject & {readonly spec: ComponentIntent & {readonly summary?: PlacementSummary}}
export type PlacementSummary = {readonly hosts: string; readonly goal: string}
export type NoteObject = KubeObject & {readonly spec: {readonly key: string; readonly value: unknown}}

export const APPS = ours<AppObject>('MLSysOpsApp')
export const NODE_DESCRIPTIONS = ours<NodeObject>('MLSysOpsNode')
export const CLUSTER_DESCRIPTIONS = ours<ClusterObject>('MLSysOpsCluster')
export const DATACENTER_DESCRIPTIONS = ours<DatacenterObject>('MLSysOpsDatacenter')
export const ORDER_SETS = ours<OrderSetObject>('MLSysOpsOrderSet')
export const CLUSTER_PLACEMENTS = ours<ClusterPlacementObject>('MLSysOpsClusterPlacement')
export const ASSIGNMENTS = ours<AssignmentObject>('MLSysOpsAssignment')
export const PLACEMENTS = ours<PlacementObject>('MLSysOpsPlacement')
export const NOTES = ours<NoteObject>('MLSysOpsNote')

export type LeaseObject = KubeObject & {
  readonly spec?: {
    /** Absent or empty: nobody holds it. */
    readonly holderIdentity?: string
    readonly leaseDurationSeconds?: number
    readonly acquireTime?: string
    readonly renewTime?: string
    readonly leaseTransitions?: number
  }
}
export const LEASES = resource<LeaseObject>({
  group: 'coordination.k8s.io',
  version: 'v1',
  plural: 'leases',
  kind: 'Lease',
  isNamespaced: true,
})

/** Where our objects stand; both names can be set. */
export type Namespaces = {
  /** Of applications and everything about them. */
  readonly applications: string
  /** Of agents and their leases. */
  readonly framework: string
}
export const NAMESPACES: Namespaces = {applications: 'mlsysops', framework: 'mlsysops-framework'}

export const EPOCH_ANNOTATION = `${GROUP}/epoch`
/** On the object of a cluster, `true`: nothing new goes there. A description has no place for what a person wants of it for a while. */
export const CORDONED_ANNOTATION = `${GROUP}/cordoned`
export const SCOPE_LABEL = `${GROUP}/scope`
export const LAYER_LABEL = `${GROUP}/continuumLayer`
/** On an application until no cluster has an assignment of it. */
export const APPLICATION_FINALIZER = `${GROUP}/application`
/** On an assignment until nothing of it runs in its cluster. */
export const ASSIGNMENT_FINALIZER = `${GROUP}/assignment`

function ours<T extends KubeObject>(kind: string): Resource<T> {
  return resource<T>({group: GROUP, version: 'v1', plural: `${kind.toLowerCase()}s`, kind, isNamespaced: true})
}
