// The normalised (modern) form of every description. Generated from the JSON Schemas; this file gives the names that the rest of the program uses.
export type ContinuumLayer = 'cloud' | 'edge_infrastructure' | 'edge' | 'far_edge'
export type ApplicationDescription = {name: string; components: ComponentDescription[]}
export type ComponentDescription = {metadata: {name: string}}
export type NodeDescription = {name: string}
export type ClusterDescription = {cluster_id: string}
