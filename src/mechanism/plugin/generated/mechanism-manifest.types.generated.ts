// Generated from src/mechanism/plugin/schemas/mechanism-manifest.schema.json by `npm run generate`. Do not edit.
/**
 * A mechanism that a program carries out: what it is called, what its commands look like, and how the program is started.
 */
export interface MechanismManifest {
  kind: 'mechanism'
  /**
   * None of a built-in mechanism.
   */
  name: string
  /**
   * Absent: 1.0.0.
   */
  version?: string
  /**
   * One sentence: what it does.
   */
  title?: string
  /**
   * Whose agents carry it out: cluster (default) or continuum.
   */
  layer?: 'cluster' | 'continuum' | 'node'
  /**
   * The program, by its absolute path or a name on the PATH of the agent, and its arguments. No shell.
   *
   * @minItems 1
   * @maxItems 64
   */
  command: string[]
  /**
   * A script. It is written to a file of the agent, whose path comes last in the command.
   */
  source?: string
  /**
   * Variables of the agent's environment that it is given beside PATH, HOME, LANG, LC_ALL and TMPDIR; none of mlsysops itself (MLSYSOPS_…).
   *
   * @maxItems 64
   */
  environment?: string[]
  /**
   * JSON Schema (2020-12), of type object.
   */
  schema: {
    [k: string]: unknown
  }
  /**
   * What a command changes: the component or application that its fields name, or something of its own (default).
   */
  target?: 'component' | 'application' | 'own'
  /**
   * Of a target of its own: the field of the command that tells one from another.
   */
  key?: string
  /**
   * The word that must be among permitted_actions. Absent: it needs none.
   */
  permission?: string
  limits?: ManifestLimits
}
export interface ManifestLimits {
  /**
   * For one answer but that to apply. Absent: 2s; at most 5s.
   */
  answer?: string
  /**
   * For one change. Absent: 60s; at most 14m.
   */
  apply?: string
  /**
   * Until it answers for the first time. Absent: 10s; at most 60s.
   */
  load?: string
  /**
   * With all that it starts. Absent: 128.
   */
  memory_mb?: number
}
