import type {Relation} from '../descriptions/types.js'

/** `equal` allows for what a measurement cannot tell apart. */
const EQUAL_TOLERANCE = 0.01

/** Whether a measured value meets a target. (Upstream swaps the operands: there `equal` triggers when the target is met.) */
export function meets(value: number, relation: Relation, target: number): boolean {
  switch (relation) {
    case 'lower_or_equal':
      return value <= target
    case 'lower_than':
      return value < target
    case 'greater_or_equal':
      return value >= target
    case 'greater_than':
      return value > target
    case 'equal':
      return Math.abs(value - target) <= EQUAL_TOLERANCE * Math.abs(target)
  }
}

/** How much better `candidate` is than `current`, as a share of `current`; negative where it is worse. */
export function gain(candidate: number, current: number, relation: Relation, target: number): number {
  const badness = (value: number) => {
    switch (relation) {
      case 'lower_or_equal':
      case 'lower_than':
        return value
      case 'greater_or_equal':
      case 'greater_than':
        return -value
      case 'equal':
        return Math.abs(value - target)
    }
  }
  const scale = Math.abs(relation === 'equal' ? badness(current) : current)
  return scale === 0 ? 0 : (badness(current) - badness(candidate)) / scale
}

/** How far a target is achieved, 0 to 1: 1 where it is met, else the ratio of the target to the value (or the other way round). */
export function achievement(value: number, relation: Relation, target: number): number {
  if (meets(value, relation, target)) return 1
  const isUpperBound = relation === 'lower_or_equal' || relation === 'lower_than' || (relation === 'equal' && value > target)
  const ratio = isUpperBound ? target / value : value / target
  return Number.isFinite(ratio) ? Math.min(1, Math.max(0, ratio)) : 0
}

export const RELATION_SYMBOL: Readonly<Record<Relation, string>> = {
  lower_or_equal: '≤',
  lower_than: '<',
  greater_or_equal: '≥',
  greater_than: '>',
  equal: '=',
}
