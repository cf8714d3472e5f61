import {knobKinds} from '../builtin/knobs/kinds.js'
import {MECHANISMS} from '../contract.js'

const BUILT_IN: ReadonlySet<string> = new Set([...Object.values(MECHANISMS), ...knobKinds.map(({name}) => name)])

export const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

export function isBuiltIn(name: string): boolean {
  return BUILT_IN.has(name)
}

/** A person's mechanism takes no built-in one's place: core policies stand on those. */
export function problemOfName(name: string): string | undefined {
  return isBuiltIn(name) ? `${name} is the name of a built-in mechanism: take another.` : undefined
}
