import {OperationalError} from '../../support/errors.js'
import type {Place} from '../../support/hosting/literal-places.js'
import {parseDuration} from '../../support/text/duration.js'
import type {Layer, PolicyDescriptor} from '../contract.js'

/** What an agent must know of a policy that a person wrote: its descriptor, and what it is given. */
export type AuthoredDescriptor = PolicyDescriptor & {readonly windowMs: number; readonly stateVersion: number}

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const LAYERS: readonly Layer[] = ['cluster', 'continuum', 'node']
const SCOPES = ['application', 'global'] as const
const MOST = 64
const SHORTEST_INTERVAL_MS = 100
const LONGEST_WINDOW_MS = 900_000

/** The descriptor of what a file exports. Rejects with every problem at once, and the line of each where `places` has it. */
export function descriptorOf(exported: unknown, places: ReadonlyMap<string, Place> = new Map()): AuthoredDescriptor {
  if (typeof exported !== 'object' || exported === null)
    throw invalid([`The file has no default export; write: export default definePolicy({name: 'my-policy', …})`])
  const reader = new Reader({...exported}, places)
  const budget = reader.budget()
  const layer = reader.choice('layer', 'cluster', LAYERS)
  const descriptor: AuthoredDescriptor = {
    name: reader.text('name', undefined, NAME, 'lower-case letters, digits and dashes, 63 at most'),
    version: reader.text('version', '1.0.0', /^[\w.+-]{1,40}$/, 'letters, digits, dots and dashes, 40 at most'),
    summary: reader.text('summary', '', /^[^\n]{0,300}$/, 'one line of 300 characters at most'),
    layer,
    scope: reader.choice('scope', 'application', SCOPES),
    core: false,
    metrics: reader.texts('metrics', ['qos_metrics']),
    mechanisms: reader.texts('mechanisms', [layer === 'node' ? 'cpu-frequency' : 'placement']),
    intervalMs: reader.duration('interval', 10_000, SHORTEST_INTERVAL_MS),
    cooldownMs: reader.duration('cooldown', 60_000, 0),
    settleMs: reader.duration('settle', 30_000, 0),
    windowMs: Math.min(LONGEST_WINDOW_MS, reader.duration('window', 300_000, 1_000)),
    stateVersion: reader.count('stateVersion', 1),
    budget,
  }
  for (const method of ['analyze', 'plan']) reader.method(method)
  reader.method('initialState', true)
  reader.end()
  return descriptor
}

/** Reads the fields of a definition one by one, and keeps what is wrong with them. */
class Reader {
  readonly #fields: {readonly [key: string]: unknown}
  readonly #places: ReadonlyMap<string, Place>
  readonly #within: string
  readonly #problems: string[] = []
  readonly #known = new Set<string>()

  constructor(fields: {readonly [key: string]: unknown}, places: ReadonlyMap<string, Place>, within = '') {
    this.#fields = fields
    this.#places = places
    this.#within = within
  }

  text(key: string, fallback: string | undefined, pattern: RegExp, words: string): string {
    const value = this.#take(key) ?? fallback
    if (typeof value === 'string' && pattern.test(value)) return value
    return this.#wrong(key, value === undefined ? 'must be there' : `must be ${words}`, '')
  }

  choice<T extends string>(key: string, fallback: T, choices: readonly T[]): T {
    const value = this.#take(key) ?? fallback
    const chosen = choices.find((one) => one === value)
    return chosen ?? this.#wrong(key, `must be one of ${choices.join(', ')}`, fallback)
  }

  texts(key: string, fallback: readonly string[]): readonly string[] {
    const value = this.#take(key) ?? fallback
    if (isTexts(value) && value.length <= MOST) return value
    return this.#wrong(key, `must be a list of at most ${MOST} names`, fallback)
  }

  duration(key: string, fallbackMs: number, leastMs: number): number {
    const value = this.#take(key)
    if (value === undefined) return fallbackMs
    const ms = typeof value === 'string' ? parseDuration(value) : value
    if (typeof ms === 'number' && Number.isFinite(ms) && ms >= leastMs) return ms
    return this.#wrong(key, `must be a duration such as '30s', of at least ${leastMs} ms`, fallbackMs)
  }

  count(key: string, fallback: number): number {
    const value = this.#take(key) ?? fallback
    if (Number.isSafeInteger(value) && Number(value) >= 1) return Number(value)
    return this.#wrong(key, 'must be a whole number of at least 1', fallback)
  }

  budget(): {readonly changes: number; readonly windowMs: number} {
    const value = this.#take('budget')
    const fallback = {changes: 4, windowMs: 600_000}
    if (value === undefined) return fallback
    if (typeof value !== 'object' || value === null) return this.#wrong('budget', `must be such as {changes: 4, per: '10m'}`, fallback)
    const inner = new Reader({...value}, this.#places, 'budget.')
    const budget = {changes: inner.count('changes', 4), windowMs: inner.duration('per', 600_000, 1_000)}
    this.#problems.push(...inner.#close())
    return budget
  }

  method(key: string, isOptional = false): void {
    const value = this.#take(key)
    if (typeof value !== 'function' && !(isOptional && value === undefined)) this.#wrong(key, 'must be a function', undefined)
  }

  end(): void {
    const problems = this.#close()
    if (problems.length > 0) throw invalid(problems)
  }

  #close(): readonly string[] {
    const unknown = Object.keys(this.#fields).filter((key) => !this.#known.has(key))
    return [...this.#problems, ...unknown.map((key) => this.#told(key, 'is nothing that a policy has'))]
  }

  #take(key: string): unknown {
    this.#known.add(key)
    return this.#fields[key]
  }

  #wrong<T>(key: string, what: string, instead: T): T {
    this.#problems.push(this.#told(key, what))
    return instead
  }

  #told(key: string, what: string): string {
    const path = `${this.#within}${key}`
    const place = this.#places.get(path)
    return `${path} ${what}${place === undefined ? '' : ` (line ${place.line}:${place.column})`}`
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '')
}

function invalid(problems: readonly string[]): OperationalError {
  return new OperationalError(`It is no policy: ${problems.join('; ')}.`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints: ['mlsysops policy init NAME writes one to begin with.'],
    details: {problems},
  })
}
