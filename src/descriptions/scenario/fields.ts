export function pairOf(ends: readonly string[] | undefined): readonly [string, string] {
  const [from = '', to = ''] = ends ?? []
  return [from, to]
}

/** Of seconds. */
export function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000
}

/** Without the fields that are undefined. */
export function defined<T extends object>(fields: T): {[K in keyof T]?: Exclude<T[K], undefined>} {
  const present: {[K in keyof T]?: Exclude<T[K], undefined>} = {}
  for (const key in fields) {
    const value = fields[key]
    if (value !== undefined) present[key] = value as Exclude<T[typeof key], undefined>
  }
  return present
}
