import type {Clock} from '../support/clock.js'
import {clean, cut} from '../support/text/width.js'
import {columnsOf, type Stream} from './terminal.js'

/** Says on stderr what is waited for: one line that renews itself on a terminal, else a line for each new state. */
export interface Progress {
  say(text: string): void
  /** Takes the line away: the answer, or the error, follows. Safe twice. */
  end(): void
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const BEAT_MS = 100
const CLEAR_LINE = '\r\u001B[2K'

export function openProgress(stream: Stream, clock: Clock): Progress {
  return stream.isTTY === true ? livingLine(stream, clock) : plainLines(stream)
}

function plainLines(stream: Stream): Progress {
  let last: string | undefined
  return {
    say(text) {
      if (text === last) return
      last = text
      stream.write(`${clean(text)}\n`)
    },
    end() {},
  }
}

function livingLine(stream: Stream, clock: Clock): Progress {
  let text: string | undefined
  let frame = 0
  let cancel: (() => void) | undefined
  const beat = (): void => {
    if (text === undefined) return
    const symbol = FRAMES[frame % FRAMES.length] ?? ''
    frame += 1
    stream.write(`${CLEAR_LINE}${symbol} ${cut(clean(text), columnsOf(stream) - 3)}`)
    cancel?.()
    cancel = clock.schedule(BEAT_MS, beat)
  }
  return {
    say(next) {
      text = next
      beat()
    },
    end() {
      cancel?.()
      if (text !== undefined) stream.write(CLEAR_LINE)
      text = undefined
    },
  }
}
