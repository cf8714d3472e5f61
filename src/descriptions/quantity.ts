/**
 * An exact amount: `mantissa * 10^ten * 2^two`. Kubernetes quantities are decimal or binary multiples, and none of them is lost here.
 * Source: k8s.io/apimachinery/pkg/api/resource, quantity.go.
 */
export type Quantity = {readonly mantissa: bigint; readonly ten: number; readonly two: number}

const DECIMAL: Readonly<Record<string, number>> = {n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18}
const BINARY: Readonly<Record<string, number>> = {Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60}
const FORM = /^([+-]?)(\d+\.?\d*|\.\d+)(?:([numkMGTPE]|[KMGTPE]i)|[eE]([+-]?\d+))?$/
/** Far beyond any resource, and small enough that no text makes the arithmetic slow. */
const LARGEST_EXPONENT = 30
const LONGEST = 64

/** `undefined` where the text is no Kubernetes quantity: `500m`, `0.5`, `1.5Gi`, `2e3`. */
export function parseQuantity(text: string): Quantity | undefined {
  if (text.length > LONGEST) return undefined
  const match = FORM.exec(text)
  if (match === null) return undefined
  const [, sign = '', digits = '', suffix = '', exponent = '0'] = match
  const [whole = '', fraction = ''] = digits.split('.')
  const mantissa = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n)
  const power = Number(exponent)
  if (Math.abs(power) > LARGEST_EXPONENT) return undefined
  return {mantissa, ten: power + (DECIMAL[suffix] ?? 0) - fraction.length, two: BINARY[suffix] ?? 0}
}

/** Negative, zero or positive, as `a` is less than, equal to or more than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const ten = Math.min(a.ten, b.ten)
  const two = Math.min(a.two, b.two)
  const left = a.mantissa * 10n ** BigInt(a.ten - ten) * 2n ** BigInt(a.two - two)
  const right = b.mantissa * 10n ** BigInt(b.ten - ten) * 2n ** BigInt(b.two - two)
  return left < right ? -1 : left > right ? 1 : 0
}

/** How many times `10^-decimals` it is, rounded up as Kubernetes does: `scaled(q, 3)` are thousandths. */
export function scaled(quantity: Quantity, decimals = 0): number {
  const ten = quantity.ten + decimals
  const numerator = quantity.mantissa * 10n ** BigInt(Math.max(ten, 0)) * 2n ** BigInt(quantity.two)
  const denominator = 10n ** BigInt(Math.max(-ten, 0))
  const quotient = numerator / denominator
  return Number(numerator > 0n && numerator % denominator !== 0n ? quotient + 1n : quotient)
}

/** Cores in thousandths; NaN where the text is no quantity, so that no comparison with it holds. */
export function parseMillicores(text: string): number {
  const quantity = parseQuantity(text)
  return quantity === undefined ? Number.NaN : scaled(quantity, 3)
}

/** Bytes; NaN where the text is no quantity, so that no comparison with it holds. */
export function parseBytes(text: string): number {
  const quantity = parseQuantity(text)
  return quantity === undefined ? Number.NaN : scaled(quantity)
}

/** The shortest quantity that is exactly so many thousandths of a core: `500m`, `2`. */
export function quantityOfMillicores(millicores: number): string {
  return millicores % 1000 === 0 ? String(millicores / 1000) : `${millicores}m`
}

/** The shortest quantity that is exactly so many bytes: `512Mi`, `1500M`, `1234`. */
export function quantityOfBytes(bytes: number): string {
  if (bytes === 0) return '0'
  const exact = BigInt(bytes)
  const candidates = [String(exact)]
  for (const [suffix, power] of Object.entries(BINARY))
    if (exact % 2n ** BigInt(power) === 0n) candidates.push(`${exact / 2n ** BigInt(power)}${suffix}`)
  for (const [suffix, power] of Object.entries(DECIMAL)) {
    if (power > 0 && exact % 10n ** BigInt(power) === 0n) candidates.push(`${exact / 10n ** BigInt(power)}${suffix}`)
  }
  return candidates.reduce((best, next) => (next.length < best.length ? next : best))
}
