// Generated from src/lab/schemas/replay-case.schema.json by `npm run generate`. Do not edit.
/**
 * What is asked of a recording: which component is to be moved between which hosts, and what its time on them is worth.
 */
export interface ReplayCaseFile {
  MLSysOpsReplay: ReplayCase
}
export interface ReplayCase {
  /**
   * What it is called.
   */
  name: string
  application: string
  /**
   * The one that is moved.
   */
  component: string
  /**
   * What was measured of it where it ran, and has the target; lower is better.
   */
  metric: string
  /**
   * The metric of the recording that it depends on. Without it a value elsewhere is the recorded one, by speed alone.
   */
  load?: string
  /**
   * Whose load it is, where several components of the application have one.
   */
  load_component?: string
  /**
   * Of its metric, in the metric's unit: lower or equal.
   */
  target: number
  /**
   * From when a move is admitted until the other host serves, in s; until then the old one does. Assumed, unless you measured it.
   */
  move_s?: number
  /**
   * The two hosts; the first is the one on which it was recorded: what was measured elsewhere is left out.
   *
   * @minItems 2
   * @maxItems 2
   */
  hosts: Host[]
  objective: Objective
  /**
   * What comes before (ISO 8601, UTC without a zone) is the past: the platform's numbers are fitted on it, policies live through it, and nothing of it is scored. Without it everything is both.
   */
  evaluate_from?: string
  /**
   * After which the load repeats itself, in s, where it does: for the look-up by phase alone.
   */
  period_s?: number
}
export interface Host {
  name: string
  /**
   * Per hour.
   */
  price: number
  /**
   * How many times as fast as the first it really is. Of the second it is not in the recording: a stated parameter.
   */
  speed?: number
  /**
   * How many times as fast as the first its description says that it is: what policies can know.
   */
  rated?: number
}
/**
 * What a second is worth. The score is the mean over the scored time: lower is better.
 */
export interface Objective {
  /**
   * In the metric's unit: it is under-performing while the metric is above this.
   */
  underperforming_above: number
  underperforming?: number
  target_missed?: number
  /**
   * Of a second on the host of the higher price.
   */
  dear?: number
  /**
   * Of a second in which a move is under way.
   */
  moving?: number
}
