import {type Failure, failureJson} from './errors.js'
import {renderFailure} from './render/failure.js'
import {type Terminal, viewOf} from './terminal.js'
import {written} from './text/written.js'

/** Writes a failure in the form that was asked for: one JSON value on stdout, or words on stderr. */
export function reportFailure(
  failure: Failure,
  options: {readonly json: boolean; readonly colour: boolean | undefined; readonly terminal: Terminal},
): void {
  const {terminal} = options
  if (options.json) {
    terminal.stdout.write(`${JSON.stringify(failureJson(failure), null, 2)}\n`)
    return
  }
  const view = viewOf(terminal.stderr, terminal, {colour: options.colour, nowMs: 0})
  terminal.stderr.write(`${written(renderFailure(failure, view), view)}\n`)
}
