/** What is told of one metric: its name after the conventions of Prometheus (`_total` for what only grows, base units), and its values. */
export type Family = {
  readonly name: string
  readonly help: string
  readonly type: 'counter' | 'gauge'
  readonly values: readonly {readonly labels?: {readonly [label: string]: string}; readonly value: number}[]
}

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/** The Prometheus text format, version 0.0.4. Families without values are left out; values that are no numbers are left out. */
export function renderExposition(families: readonly Family[]): string {
  return families
    .map(({name, help, type, values}) => {
      const lines = values
        .filter(({value}) => !Number.isNaN(value))
        .map(({labels = {}, value}) => `${name}${renderLabels(labels)} ${renderValue(value)}\n`)
      return lines.length === 0 ? '' : `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`
    })
    .join('')
}

/** One family for each number of a record: `restarts: 3` becomes `<prefix>_restarts_total 3`; those that `states` names may also fall, and are gauges. */
export function countersAs(
  {prefix, help, states = []}: {readonly prefix: string; readonly help: string; readonly states?: readonly string[]},
  counters: {readonly [name: string]: unknown},
  labels: {readonly [label: string]: string} = {},
): readonly Family[] {
  return Object.entries(counters).flatMap(([name, value]) => {
    if (typeof value !== 'number') return []
    const isState = states.includes(name)
    const full = `${prefix}_${snakeCase(name)}${isState ? '' : '_total'}`
    return [{name: full, help: `${help}: ${name}.`, type: isState ? ('gauge' as const) : ('counter' as const), values: [{labels, value}]}]
  })
}

/** Those of one name become one: the format has each name once. */
export function mergeFamilies(families: readonly Family[]): readonly Family[] {
  const merged = new Map<string, Family>()
  for (const family of families) {
    const known = merged.get(family.name)
    merged.set(family.name, known === undefined ? family : {...known, values: [...known.values, ...family.values]})
  }
  return [...merged.values()]
}

function renderLabels(labels: {readonly [label: string]: string}): string {
  const entries = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return entries.length === 0 ? '' : `{${entries.join(',')}}`
}

function renderValue(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value)
}

function escapeLabel(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')
}

function escapeHelp(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
