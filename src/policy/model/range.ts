import type {FeatureRange} from '../../ml/contract/model-contract.js'

/** A feature that is outside of what the model was trained on. */
export type Beyond = {readonly name: string; readonly value: number; readonly min: number; readonly max: number; readonly share: number}

/** The features of a row that are outside of their range by more than `share` of it, the farthest first. Of a range of one value: by anything. */
export function beyondRange(ranges: readonly FeatureRange[], row: readonly number[], share: number): readonly Beyond[] {
  return ranges
    .flatMap(({name, min, max}, place): readonly Beyond[] => {
      const value = row[place] ?? Number.NaN
      const distance = value < min ? min - value : value > max ? value - max : 0
      // What 32 bits do to a number is no distance.
      if (distance <= Math.max(Math.abs(min), Math.abs(max)) * 1e-6) return []
      const outside = max > min ? distance / (max - min) : Number.POSITIVE_INFINITY
      return outside > share ? [{name, value, min, max, share: outside}] : []
    })
    .toSorted((a, b) => b.share - a.share)
}
