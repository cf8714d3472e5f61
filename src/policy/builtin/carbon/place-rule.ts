/**
 * Where to be, by what each place is expected to cost: where it is, unless another is cheaper than that by more than a share of it. Of those that cost the
 * same, the first. What costs no number is no place, and nothing is cheaper than that.
 */
export function cheapestPlace(costs: readonly number[], current: number, leastSaving: number): number {
  const stays = costs[current] ?? Number.NaN
  let chosen = current
  let least = stays
  for (const [place, cost] of costs.entries()) {
    if (!(cost < least && cost < stays * (1 - leastSaving))) continue
    least = cost
    chosen = place
  }
  return chosen
}
