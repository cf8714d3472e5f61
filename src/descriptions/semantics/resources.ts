import {compareQuantities, parseQuantity, type Quantity, scaled} from '../quantity.js'
import {clip, itemsOf, type Located, numberOf, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {formatBytes} from '../units.js'
import {componentsOf} from './application.js'

type Measure = 'cores' | 'bytes'

/** Amounts are quantities, not negative, of a believable size, and no request is above its limit. */
export function checkResources(root: Located, report: Report): void {
  for (const {node} of componentsOf(root)) {
    for (const container of itemsOf(valueAt(node, 'containers'))) {
      const needs = valueAt(container, 'platform_requirements')
      checkPair(valueAt(needs, 'cpu'), 'cores', report)
      checkPair(valueAt(needs, 'memory'), 'bytes', report)
      checkPair(valueAt(needs, 'mcu'), 'cores', report)
      readAmount(valueAt(needs, 'mcu', 'flash'), 'bytes', report)
      checkGpu(valueAt(needs, 'gpu'), report)
    }
  }
}

/** A quantity, checked; `undefined` where there is none to go on with. */
export function readAmount(node: Located | undefined, measure: Measure, report: Report): Quantity | undefined {
  const text = textOf(node)
  if (node === undefined || text === undefined) return undefined
  const quantity = parseQuantity(text)
  if (quantity === undefined) {
    const example = measure === 'cores' ? '500m or 2' : '256Mi or 1Gi'
    const meant = meantQuantity(text, measure)
    report.add({
      severity: 'error',
      code: 'bad-quantity',
      ...at(node),
      message: `"${clip(text)}" is not a quantity of ${measure} such as ${example}.`,
      suggestion: meant === undefined ? undefined : `Write "${meant}".`,
    })
    return undefined
  }
  if (quantity.mantissa < 0n) {
    report.add({severity: 'error', code: 'out-of-range', ...at(node), message: `An amount cannot be negative.`})
    return undefined
  }
  reportDoubtful(node, quantity, measure, report)
  return quantity
}

/** What people write for a quantity: `1GB`, `256 MiB`, `500 m`, `2 cores`, `0,5`. */
function meantQuantity(text: string, measure: Measure): string | undefined {
  const bare = text
    .trim()
    .replace(/\s+/g, '')
    .replace(/^(\d+),(\d+)/, '$1.$2')
  const candidates =
    measure === 'cores'
      ? [bare, bare.replace(/(?:cores?|cpus?|vcpus?)$/i, ''), bare.replace(/millicores?$|mcores?$|mcpus?$/i, 'm')]
      : [bare, bare.replace(/b(?:ytes)?$/i, ''), bigger(bare.replace(/b(?:ytes)?$/i, ''))]
  return candidates.find((candidate) => candidate !== text && parseQuantity(candidate) !== undefined)
}

function bigger(text: string): string {
  return text.replace(/[kmgtp]i?$/i, (suffix) =>
    suffix.length === 2 ? `${suffix.slice(0, 1).toUpperCase()}i` : suffix.toLowerCase() === 'k' ? 'k' : suffix.toUpperCase(),
  )
}

const MEBIBYTE = 2 ** 20

/** Memory in thousandths of a byte, or of a few bytes, is a unit forgotten or mistaken. */
function reportDoubtful(node: Located, quantity: Quantity, measure: Measure, report: Report): void {
  if (measure !== 'bytes' || quantity.mantissa === 0n) return
  const bytes = scaled(quantity)
  if (bytes >= MEBIBYTE || valueIsFlash(node)) return
  report.add({
    severity: 'warning',
    code: 'doubtful-amount',
    ...at(node),
    message: `This is ${formatBytes(bytes)}: too little for any container.`,
    suggestion: 'Did you mean Mi or Gi?',
  })
}

/** A microcontroller's flash is counted in Ki. */
function valueIsFlash(node: Located): boolean {
  return String(node.path?.step).toLowerCase() === 'flash'
}

function checkPair(group: Located | undefined, measure: Measure, report: Report): void {
  const requests = valueAt(group, 'requests')
  const wanted = readAmount(requests, measure, report)
  const limit = readAmount(valueAt(group, 'limits'), measure, report)
  if (requests === undefined || wanted === undefined || limit === undefined || compareQuantities(wanted, limit) <= 0) return
  report.add({
    severity: 'error',
    code: 'request-over-limit',
    ...at(requests),
    message: `The request ${textOf(requests)} is above the limit ${textOf(valueAt(group, 'limits'))}.`,
  })
}

function checkGpu(gpu: Located | undefined, report: Report): void {
  const requests = valueAt(gpu, 'requests')
  const wanted = numberOf(requests)
  const limit = numberOf(valueAt(gpu, 'limits'))
  if (requests === undefined || wanted === undefined || limit === undefined || wanted === limit) return
  if (wanted > limit)
    report.add({
      severity: 'error',
      code: 'request-over-limit',
      ...at(requests),
      message: `The request ${wanted} is above the limit ${limit}.`,
    })
  else
    report.add({
      severity: 'warning',
      code: 'without-effect',
      ...at(requests),
      message: `A GPU is not shared: the request ${wanted} should equal the limit ${limit}.`,
    })
}
