export function pairOf(ends: readonly string[] | undefined): readonly [string, string] {
  const [from = '', to = ''] = ends ?? []
  return [from, to]
}

/** Of seconds. */
export function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000
}
