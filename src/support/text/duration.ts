const UNITS: {readonly [unit: string]: number} = {ms: 1, s: 1000, m: 60_000, min: 60_000, h: 3_600_000, d: 86_400_000}

/** `500ms`, `90s`, `2m`, `1h30m`, `1d` in ms; a bare number is seconds. `undefined`: not a duration. */
export function parseDuration(text: string): number | undefined {
  const compact = text.replaceAll(' ', '')
  if (/^\d+(\.\d+)?$/.test(compact)) return Number(compact) * 1000
  if (!/^(\d+(\.\d+)?(ms|min|s|m|h|d))+$/.test(compact)) return undefined
  let total = 0
  for (const [, amount = '0', unit = 'ms'] of compact.matchAll(/(\d+(?:\.\d+)?)(ms|min|s|m|h|d)/g))
    total += Number(amount) * (UNITS[unit] ?? 0)
  return total
}
