import type {Failure} from '../errors.js'
import type {View} from '../text/view.js'
import {wrap} from '../text/width.js'

/** What happened, why as far as known, what to do. */
export function renderFailure(failure: Failure, view: View): string {
  const {style} = view
  const message = wrap(failure.message, Math.max(40, view.width - 7), 7)
  const lines = [`${style.red(style.bold('Error:'))} ${message}`]
  if (failure.stack !== undefined) lines.push(style.dim(failure.stack))
  for (const hint of failure.hints) lines.push(`  ${style.bold('→')} ${wrap(hint, Math.max(40, view.width - 4), 4)}`)
  return lines.join('\n')
}
