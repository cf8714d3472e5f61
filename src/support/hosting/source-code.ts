/** How code that a person hands in is loaded, by the ending of its name; undefined: it is no JavaScript. */
export function codeKindOf(fileName: string): 'typescript' | 'javascript' | undefined {
  if (/\.m?ts$/.test(fileName)) return 'typescript'
  return /\.m?js$/.test(fileName) ? 'javascript' : undefined
}

/** More is no source but data. */
export const LONGEST_SOURCE = 131_072
