import {distance} from 'fastest-levenshtein'

/**
 * The known name that was probably meant, or `undefined` where none is near. Case, `-` and `_` do not count. The shorter the name, the fewer
 * slips are forgiven: with two letters every name is near every other. An unambiguous beginning of three letters or more counts as near.
 */
export function suggest(name: string, known: Iterable<string>): string | undefined {
  const asked = folded(name)
  let best: {readonly name: string; readonly slips: number} | undefined
  const begun: string[] = []
  for (const candidate of known) {
    const other = folded(candidate)
    if (asked.length >= 3 && other.startsWith(asked)) begun.push(candidate)
    const slips = isSwap(asked, other) ? 1 : distance(asked, other)
    if (slips <= forgiven(Math.min(asked.length, other.length)) && (best === undefined || slips < best.slips))
      best = {name: candidate, slips}
  }
  return best?.name ?? (begun.length === 1 ? begun[0] : undefined)
}

function forgiven(length: number): number {
  if (length <= 2) return 0
  if (length <= 4) return 1
  return length <= 8 ? 2 : 3
}

function folded(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '')
}

/** Two neighbouring letters exchanged: the commonest slip of the keys, which edit distance counts as two. */
function isSwap(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return a[index] === b[index + 1] && a[index + 1] === b[index] && a.slice(index + 2) === b.slice(index + 2)
}
