type Point = {readonly x: number; readonly y: number}

/** No more points than can be seen: of each pixel along x the first, the lowest, the highest and the last, in their order. */
export function thinned(points: readonly Point[]): readonly Point[] {
  const byPixel = Map.groupBy(points, ({x}) => Math.floor(x))
  return [...byPixel.values()].flatMap((own) => {
    const [first] = own
    const last = own.at(-1)
    if (first === undefined || last === undefined) return []
    const lowest = own.reduce((low, one) => (one.y < low.y ? one : low), first)
    const highest = own.reduce((high, one) => (one.y > high.y ? one : high), first)
    const kept = new Set([first, lowest, highest, last])
    return own.filter((one) => kept.has(one))
  })
}
