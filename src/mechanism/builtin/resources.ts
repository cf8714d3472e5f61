import {compareQuantities, parseQuantity} from '../../descriptions/quantity.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {containerIndex, containerOf} from '../../matching/wishes.js'
import type {AdjustmentWish, Reason, ResourceWish} from '../../platform/contract/index.js'
import type {JsonObject} from '../../support/json.js'
import {MECHANISMS} from '../contract.js'
import {type AdjustingCommand, type AdjustingKind, type AdjustingQuestion, arrow, CONTAINER} from './adjusting-kind.js'

/** What a container shall ask for and may use; what is not named stays as described, and without any of it all of it does. */
export type ResourcesCommand = AdjustingCommand & {
  readonly container?: string
  readonly requests?: ResourceWish & JsonObject
  readonly limits?: ResourceWish & JsonObject
}

const KEYS = ['cpu', 'memory'] as const
const SIDES = ['requests', 'limits'] as const

const amounts = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    cpu: {type: 'string', minLength: 1, maxLength: 64, description: 'cores, a Kubernetes quantity', examples: ['500m']},
    memory: {type: 'string', minLength: 1, maxLength: 64, description: 'bytes, a Kubernetes quantity', examples: ['256Mi']},
  },
} as const

export const resources: AdjustingKind<ResourcesCommand> = {
  name: MECHANISMS.resources,
  summary: 'Changes what a component asks for and may use of processor and memory, in place where the platform can.',
  permission: 'change_container_resource_requirements',
  change: 'resources-changed',
  wishKind: 'set-resources',
  properties: {
    container: CONTAINER,
    requests: {...amounts, description: 'what is kept for it'},
    limits: {...amounts, description: 'what it may use at most'},
  },
  wish: ({requests, limits, ...command}) =>
    requests === undefined && limits === undefined
      ? undefined
      : {...resources.about(command), ...(requests === undefined ? {} : {requests}), ...(limits === undefined ? {} : {limits})},
  about: ({container}) => ({kind: 'set-resources', ...(container === undefined ? {} : {container})}),
  refusals,
  tell: (before, after) =>
    before.containers
      .flatMap((container, index) => SIDES.flatMap((side) => KEYS.map((key) => tell(container, after.containers[index], side, key))))
      .filter((text) => text !== undefined)
      .join(', ') || 'the same resources',
  options: {permission: 'change_container_resource_requirements'},
}

type Container = ComponentDescription['containers'][number]
type Side = (typeof SIDES)[number]
type Key = (typeof KEYS)[number]

function amountOf(container: Container | undefined, side: Side, key: Key): string | undefined {
  return container?.platform_requirements?.[key]?.[side]
}

function tell(before: Container, after: Container | undefined, side: Side, key: Key): string | undefined {
  const [was, is] = [amountOf(before, side, key), amountOf(after, side, key)]
  return was === is ? undefined : `${key} ${side} ${arrow(was, is)}`
}

function refusals({described, wanted, wish}: AdjustingQuestion): readonly Reason[] {
  const index = containerIndex(described, containerOf(wish)) ?? 0
  const wrong = SIDES.flatMap((side) => KEYS.flatMap((key) => quantityProblem(wish, side, key)))
  return wrong.length > 0 ? wrong : KEYS.flatMap((key) => orderProblem(wanted.containers[index], key))
}

function quantityProblem(wish: AdjustmentWish, side: Side, key: Key): readonly Reason[] {
  const text = wish.kind === 'set-resources' ? wish[side]?.[key] : undefined
  const quantity = text === undefined ? undefined : parseQuantity(text)
  if (text === undefined || (quantity !== undefined && quantity.mantissa > 0n)) return []
  return [
    {code: 'quantity-invalid', message: `${side}.${key} ${JSON.stringify(text)} is no amount, such as ${key === 'cpu' ? '500m' : '256Mi'}`},
  ]
}

function orderProblem(container: Container | undefined, key: Key): readonly Reason[] {
  const [request, limit] = [amountOf(container, 'requests', key), amountOf(container, 'limits', key)]
  const [least, most] = [parseQuantity(request ?? ''), parseQuantity(limit ?? '')]
  if (least === undefined || most === undefined || compareQuantities(least, most) <= 0) return []
  return [{code: 'request-above-limit', message: `it would ask for ${request} of ${key} and be allowed ${limit} only`}]
}
