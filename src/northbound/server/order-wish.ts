import {imageProblem, isImage} from '../../descriptions/image.js'
import {compareQuantities, parseQuantity} from '../../descriptions/quantity.js'
import type {Dto, ProblemItemDto} from '../contract/dto.js'

const MEASURES = ['cpu', 'memory'] as const
const BOUNDS = ['requests', 'limits'] as const
const EXAMPLES = {cpu: '500m or 2', memory: '256Mi or 1Gi'} as const

/** What the schema cannot see: amounts that are none, and requests above their limits. A description with the same would be refused. */
export function wishProblems(wish: Dto<'OrderWish'>): readonly ProblemItemDto[] {
  if (wish.kind === 'set-image') return isImage(wish.image) ? [] : [problem('image-invalid', '/wish/image', imageProblem(wish.image))]
  if (wish.kind !== 'set-resources') return []
  return MEASURES.flatMap((measure) => {
    const faulty = BOUNDS.flatMap((bound) => {
      const text = wish[bound]?.[measure]
      if (text === undefined || isAmount(text)) return []
      return [
        problem('quantity-invalid', `/wish/${bound}/${measure}`, `"${text}" is not an amount of ${measure} such as ${EXAMPLES[measure]}.`),
      ]
    })
    return faulty.length > 0 ? faulty : overLimit(wish.requests?.[measure], wish.limits?.[measure], measure)
  })
}

function overLimit(requests: string | undefined, limits: string | undefined, measure: string): readonly ProblemItemDto[] {
  const [wanted, limit] = [parseQuantity(requests ?? ''), parseQuantity(limits ?? '')]
  if (wanted === undefined || limit === undefined || compareQuantities(wanted, limit) <= 0) return []
  return [problem('request-over-limit', `/wish/requests/${measure}`, `The request ${requests} is above the limit ${limits}.`)]
}

function isAmount(text: string): boolean {
  const amount = parseQuantity(text)
  return amount !== undefined && amount.mantissa >= 0n
}

function problem(code: string, pointer: string, message: string): ProblemItemDto {
  return {severity: 'error', code, pointer, message}
}
