import type {Target} from '../../policy/contract.js'
import type {JsonObject} from '../../support/json.js'

/** What is known of a mechanism that a person added, before anything of it is asked. */
export type PluginDescriptor = {
  readonly name: string
  readonly version: string
  /** One sentence. */
  readonly summary: string
  /** Whose agents carry it out. */
  readonly layer: 'continuum' | 'cluster'
  readonly commandSchema: JsonObject
  readonly target: TargetRule
  /** The word that must be among `permitted_actions`. */
  readonly permission?: string
  readonly limits: PluginLimits
}

/**
 * What a command changes: the component or application that it names, or something of the mechanism's own, told apart by the value of the field `key`
 * (absent: there is only one).
 */
export type TargetRule = {readonly kind: 'component' | 'application'} | {readonly kind: 'own'; readonly key?: string}

export type PluginLimits = {
  /** For one question: describe, options, state, check. */
  readonly answerMs: number
  readonly applyMs: number
  readonly loadMs: number
  readonly memoryMb: number
}

/** A question is answered before the loop, or who ordered something, gives up; a change before the execution does. */
export const LONGEST = {answerMs: 5_000, applyMs: 14 * 60_000, loadMs: 60_000, memoryMb: 4_096} as const satisfies PluginLimits
export const USUAL_LIMITS: PluginLimits = {answerMs: 2_000, applyMs: 60_000, loadMs: 10_000, memoryMb: 128}

export const NOT_ON_NODES =
  'Agents of nodes run no mechanisms of people. Its cluster’s agent carries it out (layer: cluster), and may speak to the node.'

/** The command fits its schema, which asks for the fields that are read here. */
export function targetOf({name, target}: Pick<PluginDescriptor, 'name' | 'target'>, command: JsonObject): Target {
  const application = String(command['application'])
  switch (target.kind) {
    case 'component':
      return {kind: 'component', application, component: String(command['component'])}
    case 'application':
      return {kind: 'application', application}
    case 'own':
      return {kind: 'external', mechanism: name, key: target.key === undefined ? '*' : String(command[target.key])}
  }
}
