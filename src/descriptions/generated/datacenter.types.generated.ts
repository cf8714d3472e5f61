// Generated from src/descriptions/schemas/datacenter.schema.json by `npm run generate`. Do not edit.
/**
 * Where on the continuum: from the data centre to the device.
 */
export type ContinuumLayer = 'cloud' | 'edge_infrastructure' | 'edge' | 'far_edge'
export type Continent = 'europe' | 'asia' | 'africa' | 'australia' | 'north_america' | 'south_america' | 'antarctica'
/**
 * Longitude, then latitude, in degrees (WGS 84). For a mobile node: that of its base station.
 *
 * @minItems 2
 * @maxItems 2
 */
export type Location = number[]

/**
 * A place where nodes stand: its layer, where it is and who runs it.
 */
export interface DatacenterDocument {
  MLSysOpsDatacenter: DatacenterDescription
}
export interface DatacenterDescription {
  /**
   * The data centre's unique name.
   */
  datacenter_id: string
  /**
   * The cluster that it belongs to.
   */
  cluster_id: string
  continuum: ContinuumLayer
  /**
   * The names of the nodes that stand in it.
   *
   * Items: A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  nodes: string[]
  continent?: Continent
  /**
   * A two-letter country code, lower case (Greece is `el`).
   */
  country?: string
  city?: string
  location?: Location
  cloud_provider?: string
}
