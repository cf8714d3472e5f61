import {refusalWords} from './refusal-words.js'

/** Hosts that a record only counts, in words; nothing where it lists all. */
export function unlistedText(
  unlisted: {readonly eligible: number; readonly refused: {readonly [code: string]: number}} | undefined,
): readonly string[] {
  if (unlisted === undefined) return []
  const refused = Object.entries(unlisted.refused).toSorted(([, a], [, b]) => b - a)
  const count = refused.reduce((sum, [, hosts]) => sum + hosts, unlisted.eligible)
  const parts = [
    ...(unlisted.eligible > 0 ? [`${unlisted.eligible} would do`] : []),
    ...refused.map(([code, hosts]) => `${hosts} would not: ${refusalWords(code)}`),
  ]
  return count === 0 ? [] : [`${count} more hosts are only counted here (${parts.join(', ')})`]
}
