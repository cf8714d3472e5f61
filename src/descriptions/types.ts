// The normalised (modern) form of every description, generated from the JSON Schemas. This file gives the names that the rest of the program uses.
export type {
  ApplicationDescription,
  ApplicationDocument,
  ComponentDescription,
  ComponentInteraction,
  ContainerDescription,
  ContinuumLayer,
  GlobalSatisfaction,
  NodePlacement,
  PlatformRequirements,
  QosMetric,
  Relation,
  Scaling,
  SensorRequirement,
  SingleNode,
} from './generated/application.types.generated.js'
export type {ClusterDescription, ClusterDocument} from './generated/cluster.types.generated.js'
export type {ContinuumDescription, ContinuumDocument} from './generated/continuum.types.generated.js'
export type {DatacenterDescription, DatacenterDocument} from './generated/datacenter.types.generated.js'
export type {NodeDescription, NodeDocument, NodeHardware, NodeSensor} from './generated/node.types.generated.js'
