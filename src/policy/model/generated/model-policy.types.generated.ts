// Generated from src/policy/model/schemas/model-policy.schema.json by `npm run generate`. Do not edit.
/**
 * A policy that asks an ONNX model: what it looks at, what it foresees, and when it moves a component for it.
 */
export interface ModelPolicy {
  /**
   * One of a built-in policy takes its place.
   */
  name: string
  /**
   * Absent: 1.0.0.
   */
  version?: string
  summary?: string
  /**
   * The ONNX file, from where this file is.
   */
  model: string
  /**
   * The model's contract. Absent: the model's name with `.contract.json` for `.onnx`.
   */
  contract?: string
  /**
   * Only this one. Absent: each that has a target of the metric.
   */
  component?: string
  forecast: PolicyForecast
  target?: PolicyTarget
  /**
   * In the order of the model's input.
   *
   * @minItems 1
   * @maxItems 256
   */
  features: Feature[]
  /**
   * How another host is foreseen. predictor (default): the forecast for here, times the ratio that the Predictor sees between the two. facts: the model is asked again with that host's node features.
   */
  elsewhere?: 'predictor' | 'facts'
  rule?: Rule
  limits?: ModelLimits
  /**
   * Who decides where the model cannot. Absent: qos-relocation.
   */
  fallback?: 'qos-relocation' | 'none'
  /**
   * It runs at least this often. Absent: 5s.
   */
  interval?: string
  /**
   * Absent: 1m.
   */
  cooldown?: string
  budget?: ChangeBudget
}
/**
 * What the model foresees: the metric, taken together over a window that ends at the horizon.
 */
export interface PolicyForecast {
  metric: string
  /**
   * Absent: mean.
   */
  by?: 'mean' | 'min' | 'max' | 'p50' | 'p95' | 'p99' | 'last'
  /**
   * Absent: 10s.
   */
  window?: string
  horizon: string
}
export interface PolicyTarget {
  value: number
  relation: 'lower_or_equal' | 'lower_than' | 'greater_or_equal' | 'greater_than'
}
/**
 * One column: of a metric, the calendar, the node or the component. One of these four says which.
 */
export interface Feature {
  /**
   * Absent: made of the rest.
   */
  name?: string
  metric?: string
  /**
   * Whose values: all instances of the component (default), all components of the application, or the node's that it runs on.
   */
  of?: 'component' | 'application' | 'node'
  /**
   * How the values of the window become one; slope is per second. Absent: mean.
   */
  by?: 'mean' | 'min' | 'max' | 'sum' | 'count' | 'p50' | 'p95' | 'p99' | 'last' | 'std' | 'slope'
  /**
   * Absent: 10s.
   */
  window?: string
  /**
   * The window ends so long before now. Absent: 0s.
   */
  lag?: string
  /**
   * In UTC; Monday is 0.
   */
  calendar?: 'hour-sin' | 'hour-cos' | 'day-of-week'
  /**
   * A fact of the node: cores, its rating, price per hour, memory in bytes.
   */
  node?: 'cores' | 'performance_indicator' | 'price' | 'memory'
  /**
   * A fact of the component: instances that are wanted, cores that one asks for.
   */
  component?: 'instances' | 'cpu-request'
}
export interface Rule {
  /**
   * In how many turns in a row the target must be foreseen to be missed. Absent: 3.
   */
  sustain?: number
  /**
   * A cheaper host must be foreseen to keep the target with this share to spare. Absent: 0.2.
   */
  margin?: number
  /**
   * Whether it goes back to a cheaper host at all. Absent: true.
   */
  cheaper?: boolean
  /**
   * How long the target must have been foreseen to be met before a cheaper host is considered. Absent: 2m.
   */
  calm?: string
}
/**
 * Beyond these the model's word does not count, and the fallback decides.
 */
export interface ModelLimits {
  /**
   * For one question to the model. Absent: 250ms.
   */
  time?: string
  /**
   * How far a feature may be outside of the range seen in training, as a share of that range. Absent: 0.1.
   */
  beyond?: number
}
export interface ChangeBudget {
  changes: number
  per: string
}
