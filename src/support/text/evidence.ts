/** The numbers and words of a record's evidence, one a pair: those within it stand with the others, lists of words as one. */
export function evidencePairs(evidence: object | undefined): readonly (readonly [name: string, value: number | string])[] {
  return Object.entries(evidence ?? {}).flatMap(([name, value]: [string, unknown]): readonly (readonly [string, number | string])[] => {
    if (typeof value === 'number' || typeof value === 'string') return [[name, value]]
    if (Array.isArray(value)) return value.length === 0 ? [] : [[name, value.join(', ')]]
    return typeof value === 'object' && value !== null ? evidencePairs(value) : []
  })
}
