/** All of them are to be small. */
export type Scores = readonly number[]

export function dominates(a: Scores, b: Scores): boolean {
  let isBetter = false
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0
    if (value > other + 1e-9) return false
    if (value < other - 1e-9) isBetter = true
  }
  return isBetter
}

/**
 * The best `count` of them, by rank of domination and, in the last rank that fits, by how much room each has around it (NSGA-II: Deb, Pratap, Agarwal,
 * Meyarivan, IEEE Transactions on Evolutionary Computation 6(2), 2002).
 */
export function select<T>(all: readonly T[], scoresOf: (one: T) => Scores, count: number): readonly T[] {
  const chosen: T[] = []
  let rest = [...all]
  while (chosen.length < count && rest.length > 0) {
    const front = frontOf(rest, scoresOf)
    const fits = front.length <= count - chosen.length
    chosen.push(...(fits ? front : roomiest(front, scoresOf).slice(0, count - chosen.length)))
    const taken = new Set(front)
    rest = rest.filter((one) => !taken.has(one))
  }
  return chosen
}

/** Those that none of the others dominates, each score once. */
export function frontOf<T>(all: readonly T[], scoresOf: (one: T) => Scores): readonly T[] {
  return all.filter((one, at) => {
    const own = scoresOf(one)
    return !all.some((other, index) => {
      const its = scoresOf(other)
      return dominates(its, own) || (index < at && its.every((value, key) => Math.abs(value - (own[key] ?? 0)) <= 1e-9))
    })
  })
}

/** The ends of each objective first, then those whose neighbours are far. */
function roomiest<T>(front: readonly T[], scoresOf: (one: T) => Scores): readonly T[] {
  const room = new Map<T, number>(front.map((one) => [one, 0]))
  const first = front[0]
  if (first === undefined) return []
  for (const key of scoresOf(first).keys()) {
    const sorted = front.toSorted((a, b) => (scoresOf(a)[key] ?? 0) - (scoresOf(b)[key] ?? 0))
    const valueAt = (at: number): number | undefined => (sorted[at] === undefined ? undefined : scoresOf(sorted[at])[key])
    const width = (valueAt(sorted.length - 1) ?? 0) - (valueAt(0) ?? 0)
    for (const [at, one] of sorted.entries()) {
      const [before, after] = [valueAt(at - 1), valueAt(at + 1)]
      const space = before === undefined || after === undefined ? Number.POSITIVE_INFINITY : width === 0 ? 0 : (after - before) / width
      room.set(one, (room.get(one) ?? 0) + space)
    }
  }
  return front.toSorted((a, b) => (room.get(b) ?? 0) - (room.get(a) ?? 0))
}
