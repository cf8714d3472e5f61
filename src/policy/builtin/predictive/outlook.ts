/** What a metric may be at one moment to come: values with their weights, which add up to 1. */
export type Distribution = {readonly values: readonly number[]; readonly weights: readonly number[]}

/** The moments to come, one step after the other. */
export type Outlook = readonly Distribution[]

/** The mean of a function of what may be. */
export function expected({values, weights}: Distribution, of: (value: number) => number): number {
  let sum = 0
  for (const [place, value] of values.entries()) sum += (weights[place] ?? 0) * of(value)
  return sum
}

export function even(values: readonly number[]): Distribution {
  return {values, weights: values.map(() => 1 / values.length)}
}

/** `first` with that weight, `second` with the rest. */
export function mixed(first: Distribution, second: Distribution, weight: number): Distribution {
  return {
    values: [...first.values, ...second.values],
    weights: [...first.weights.map((one) => one * weight), ...second.weights.map((one) => one * (1 - weight))],
  }
}
