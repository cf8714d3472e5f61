// Generated from src/descriptions/schemas/continuum.schema.json by `npm run generate`. Do not edit.
/**
 * A slice: the clusters that are managed as one.
 */
export interface ContinuumDocument {
  MLSysOpsContinuum: ContinuumDescription
}
export interface ContinuumDescription {
  /**
   * The name of the continuum's object. Where it is given it must equal `continuum_id`.
   */
  name?: string
  /**
   * The slice's unique name.
   */
  continuum_id: string
  /**
   * The names of its clusters (their `cluster_id`).
   *
   * Items: A DNS-1123 subdomain: lower-case letters, digits, hyphens and dots, at most 253 characters.
   */
  clusters: string[]
}
