/** Offsets into the text; the end is exclusive. */
export type Span = {readonly start: number; readonly end: number}

/** The way from the document's root, by the names as written. */
export type Path = {readonly parent: Path | undefined; readonly step: string | number} | undefined

export type ScalarValue = string | number | boolean | null

/**
 * A value that remembers where it was written, so that what is said of it after normalisation still points at the source. `span` is absent for
 * a value that came from no text.
 */
export type Located = LocatedMap | LocatedList | LocatedScalar
export type LocatedMap = {
  readonly kind: 'map'
  readonly entries: readonly LocatedEntry[]
  readonly span: Span | undefined
  readonly path: Path
}
type LocatedList = {readonly kind: 'list'; readonly items: readonly Located[]; readonly span: Span | undefined; readonly path: Path}
export type LocatedScalar = {
  readonly kind: 'scalar'
  readonly value: ScalarValue
  /** As it stands in the text: `1.10` is the number 1.1. */
  readonly written: string
  readonly span: Span | undefined
  readonly path: Path
}
export type LocatedEntry = {readonly key: string; readonly keySpan: Span | undefined; readonly value: Located}

export function entryOf(node: Located | undefined, key: string): LocatedEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}

/** Follows map keys; `undefined` where one is missing or something else is in its place. */
export function valueAt(node: Located | undefined, ...keys: readonly string[]): Located | undefined {
  return keys.reduce<Located | undefined>((at, key) => entryOf(at, key)?.value, node)
}

export function itemsOf(node: Located | undefined): readonly Located[] {
  return node?.kind === 'list' ? node.items : []
}

export function textOf(node: Located | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' ? node.value : undefined
}

export function numberOf(node: Located | undefined): number | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
}

export function flagOf(node: Located | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined
}

/** The plain value. Keys such as `__proto__` become properties like any other. */
export function plainOf(node: Located): unknown {
  switch (node.kind) {
    case 'map':
      return Object.fromEntries(node.entries.map(({key, value}) => [key, plainOf(value)]))
    case 'list':
      return node.items.map(plainOf)
    case 'scalar':
      return node.value
  }
}

/** What one calls such a value: `a list`, `the text "edge"`. */
export function nameOf(node: Located): string {
  if (node.kind === 'map') return 'a map'
  if (node.kind === 'list') return 'a list'
  if (node.value === null) return 'nothing'
  if (typeof node.value === 'string') return `the text "${clip(node.value)}"`
  return `${typeof node.value === 'number' ? 'the number' : 'the flag'} ${String(node.value)}`
}

export function clip(text: string, length = 60): string {
  const shown = text.replace(/[\p{Cc}\p{Cf}]/gu, '·')
  return shown.length <= length ? shown : `${shown.slice(0, length - 1)}…`
}

/** `components[0].metadata.name` */
export function pathText(path: Path): string {
  return stepsOf(path)
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${clip(step)}`))
    .join('')
}

/** RFC 6901 */
export function pointerOf(path: Path): string {
  return stepsOf(path)
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
}

function stepsOf(path: Path): readonly (string | number)[] {
  const steps: (string | number)[] = []
  for (let at = path; at !== undefined; at = at.parent) steps.push(at.step)
  return steps.reverse()
}
