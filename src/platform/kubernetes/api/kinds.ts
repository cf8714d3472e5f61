import type {
  ApplicationDescription,
  ClusterDescription,
  ContinuumDescription,
  DatacenterDescription,
  NodeDescription,
} from '../../../descriptions/types.js'
import {type KubeObject, type Resource, resource} from '../objects.js'
import type {AppStatus} from './generated/app.types.generated.js'
import type {AssignmentObject} from './generated/assignment.types.generated.js'
import type {ClusterPlacementObject} from './generated/cluster-placement.types.generated.js'
import type {NoteObject} from './generated/note.types.generated.js'
import type {OrderSetObject} from './generated/order-set.types.generated.js'
import type {PlacementObject} from './generated/placement.types.generated.js'

export type {AppStatus, Condition} from './generated/app.types.generated.js'

/** A description's fields at the top level of its object, as upstream has them; the object's name stands for the field that names it. */
type Described<Description, NameKey extends keyof Description> = KubeObject &
  Omit<Description, NameKey> &
  Partial<Pick<Description, NameKey>>
export type AppObject = Described<ApplicationDescription, 'name'> & {readonly status?: AppStatus}
export type NodeObject = Described<NodeDescription, 'name'>
export type ClusterObject = Described<ClusterDescription, 'cluster_id'>
export type ContinuumObject = Described<ContinuumDescription, 'continuum_id'>
export type DatacenterObject = Described<DatacenterDescription, 'datacenter_id'>
/** What the generated type says of `spec` and `status`, with the metadata that every object has. */
type Kept<Generated extends {readonly spec: unknown; readonly status?: unknown}> = KubeObject &
  Pick<Generated, 'spec' | ('status' & keyof Generated)>
export type OrderSet = Kept<OrderSetObject>
export type ClusterPlacement = Kept<ClusterPlacementObject>
/** The status is written through its subresource, which leaves annotations alone: the epoch stands in it. */
export type Assignment = Kept<AssignmentObject>
export type Placement = Kept<PlacementObject>
export type Note = Kept<NoteObject>

export const APPS: Resource<AppObject> = ours('MLSysOpsApp')
export const NODES: Resource<NodeObject> = ours('MLSysOpsNode')
export const CLUSTERS: Resource<ClusterObject> = ours('MLSysOpsCluster')
export const CONTINUUMS: Resource<ContinuumObject> = ours('MLSysOpsContinuum')
export const DATACENTERS: Resource<DatacenterObject> = ours('MLSysOpsDatacenter')
export const ORDER_SETS: Resource<OrderSet> = ours('MLSysOpsOrderSet')
export const CLUSTER_PLACEMENTS: Resource<ClusterPlacement> = ours('MLSysOpsClusterPlacement')
export const ASSIGNMENTS: Resource<Assignment> = ours('MLSysOpsAssignment')
export const PLACEMENTS: Resource<Placement> = ours('MLSysOpsPlacement')
export const NOTES: Resource<Note> = ours('MLSysOpsNote')

function ours<T extends KubeObject>(kind: string): Resource<T> {
  return resource<T>({group: 'mlsysops.eu', version: 'v1', plural: `${kind.toLowerCase()}s`, kind, isNamespaced: true})
}
