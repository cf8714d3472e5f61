import {wrapText} from '../../support/text/width.js'
import type {Failure} from '../errors.js'
import type {View} from '../text/view.js'

const INDENT = 7

/** What happened, why as far as known, what to do. */
export function renderFailure(failure: Failure, view: View): string {
  const {style} = view
  const message = failure.message
    .split('\n')
    .map((line) => (isQuoted(line) ? line : wrapText(line, Math.max(40, view.width - INDENT), INDENT)))
    .join(`\n${' '.repeat(INDENT)}`)
  const lines = [`${style.red(style.bold('Error:'))} ${message}`]
  if (failure.stack !== undefined) lines.push(style.dim(failure.stack))
  for (const hint of failure.hints) lines.push(`  ${style.bold('→')} ${wrapText(hint, Math.max(40, view.width - 4), 4)}`)
  return lines.join('\n')
}

/** A line of a file, or the caret below it: broken or moved, the caret would point elsewhere. */
function isQuoted(line: string): boolean {
  return line.startsWith(' ')
}
