import type {Role, Symbols} from '../text/line.js'

/** How a thing is, in one glance. */
export type Health = 'good' | 'busy' | 'warn' | 'bad' | 'unknown'

/** The worst first. */
export const SEVERITY: {readonly [health in Health]: number} = {bad: 0, warn: 1, busy: 2, unknown: 3, good: 4}

export const HEALTH_ROLE: {readonly [health in Health]: Role} = {good: 'good', busy: 'accent', warn: 'warn', bad: 'bad', unknown: 'muted'}

export function healthSymbol(health: Health, symbols: Symbols): string {
  return symbols[health]
}

export function worst(healths: readonly Health[]): Health {
  return healths.toSorted((a, b) => SEVERITY[a] - SEVERITY[b])[0] ?? 'good'
}
