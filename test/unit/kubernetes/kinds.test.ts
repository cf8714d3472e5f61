import {expectTypeOf, test} from 'vitest'
import type {AssignmentObject as Assignment} from '../../../src/platform/kubernetes/api/generated/assignment.types.generated.js'
import type {ClusterPlacementObject as ClusterPlacement} from '../../../src/platform/kubernetes/api/generated/cluster-placement.types.generated.js'
import type {NoteObject as Note} from '../../../src/platform/kubernetes/api/generated/note.types.generated.js'
import type {OrderSetObject as OrderSet} from '../../../src/platform/kubernetes/api/generated/order-set.types.generated.js'
import type {PlacementObject as Placement} from '../../../src/platform/kubernetes/api/generated/placement.types.generated.js'
import type {
  AssignmentObject,
  AssignmentStatus,
  ClusterPlacementObject,
  NoteObject,
  OrderSetObject,
  PlacementObject,
} from '../../../src/platform/kubernetes/kinds.js'

/** Checked by the compiler: what the schemas let pass the program can read, and what it writes they let pass. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? {readonly [Key in keyof T]: Frozen<T[Key]>}
    : T

test('the schemas of the kinds and the types of the platform are the same, both ways', () => {
  expectTypeOf<Assignment['spec']>().toExtend<AssignmentObject['spec']>()
  expectTypeOf<AssignmentObject['spec']>().toExtend<Frozen<Assignment['spec']>>()
  expectTypeOf<NonNullable<Assignment['status']>>().toExtend<AssignmentStatus>()
  expectTypeOf<AssignmentStatus>().toExtend<Frozen<NonNullable<Assignment['status']>>>()
  expectTypeOf<Placement['spec']>().toExtend<PlacementObject['spec']>()
  expectTypeOf<PlacementObject['spec']>().toExtend<Frozen<Placement['spec']>>()
  expectTypeOf<OrderSet['spec']>().toExtend<OrderSetObject['spec']>()
  expectTypeOf<OrderSetObject['spec']>().toExtend<Frozen<OrderSet['spec']>>()
  expectTypeOf<ClusterPlacement['spec']>().toExtend<ClusterPlacementObject['spec']>()
  expectTypeOf<ClusterPlacementObject['spec']>().toExtend<Frozen<ClusterPlacement['spec']>>()
  expectTypeOf<Note['spec']>().toExtend<NoteObject['spec']>()
  expectTypeOf<NoteObject['spec']>().toExtend<Frozen<Note['spec']>>()
})
