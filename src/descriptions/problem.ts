/** What is wrong with a description, or could be better. Errors make it unusable; warnings do not. */
export type Problem = {
  readonly severity: 'error' | 'warning'
  /** kebab-case, stable: scripts match on it. */
  readonly code: string
  /** As it was given to the parser; empty for a value that came from no file. */
  readonly file: string
  /** Both begin at 1; absent for a value that came from no text. Columns count UTF-16 units. */
  readonly line?: number
  readonly column?: number
  /** Where in the document, by the names as written: `MLSysOpsApp.components[0].metadata.name`. Empty: the document itself. */
  readonly path: string
  /** The same as an RFC 6901 pointer. */
  readonly pointer: string
  readonly message: string
  /** What was probably meant: a name, a value or a sentence. */
  readonly suggestion?: string
  /** The line in question; a long one is cut to what is around the place. */
  readonly sourceLine?: string
  /** The column of the place in `sourceLine`. */
  readonly caret?: number
}

/** `file:line:column path: problem`, then the source line with a caret below the place. */
function formatProblem(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined && part !== '').join(':')
  const where = [place, problem.path === '' ? problem.pointer : problem.path].filter((part) => part !== '').join(' ')
  const head = `${where}${where === '' ? '' : ': '}${problem.severity === 'warning' ? 'warning: ' : ''}${problem.message}`
  const lines = [problem.suggestion === undefined ? head : `${head} ${problem.suggestion}`]
  if (problem.sourceLine !== undefined) {
    const before = problem.sourceLine.slice(0, (problem.caret ?? 1) - 1).replace(/[^\t]/g, ' ')
    lines.push(`  ${problem.sourceLine}`, `  ${before}^`)
  }
  return lines.join('\n')
}

/** All of them, one after the other, in the order given. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems.map(formatProblem).join('\n')
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some(({severity}) => severity === 'error')
}
