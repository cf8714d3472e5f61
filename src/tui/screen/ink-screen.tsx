import {render, Text, useApp, useInput} from 'ink'
import {useInsertionEffect} from 'react'
import type {ScreenEvent} from '../events.js'
import {eventsOfInput} from './input.js'
import type {Screen, ScreenStreams} from './screen.js'

type Suspend = ReturnType<typeof useApp>['suspendTerminal']
type Props = {
  readonly text: string
  readonly onEvent: (event: ScreenEvent) => void
  readonly onMounted: (suspend: Suspend) => void
}

/** Ink draws what it is given: lines come ready-made, so that a frame is one text and one layout node, whatever is on it. */
function Frame({text, onEvent, onMounted}: Props): React.ReactElement {
  const {suspendTerminal} = useApp()
  useInsertionEffect(() => onMounted(suspendTerminal), [onMounted, suspendTerminal])
  useInput((input, key) => {
    for (const event of eventsOfInput(input, key)) onEvent(event)
  })
  return <Text wrap="truncate">{text}</Text>
}

const HOME_AND_ERASE = '\u001B[H\u001B[2J'

/** Takes the terminal: alternate screen, raw mode, no cursor. `close` gives it back at once, in the call. */
export function openInkScreen({stdin, stdout}: ScreenStreams, onEvent: (event: ScreenEvent) => void): Screen {
  let suspend: Suspend | undefined
  const onMounted = (found: Suspend): void => {
    suspend = found
  }
  const element = (text: string): React.ReactElement => <Frame text={text} onEvent={onEvent} onMounted={onMounted} />
  const instance = render(element(''), {
    stdin,
    stdout,
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    // Drawing is paced by who calls `draw`; Ink must not put a second pace on top of it.
    maxFps: 1000,
  })
  const ended = instance.waitUntilExit().then(() => undefined)
  return {
    draw: (lines) => instance.rerender(element(lines.join('\n'))),
    wipe: () => {
      // Ink erases line by line from where it left the cursor. A terminal that was resized has moved that, and lines with it.
      instance.clear()
      stdout.write(HOME_AND_ERASE)
    },
    suspend: async () => {
      if (suspend === undefined) throw new Error('The screen is not mounted.')
      const suspension = await suspend()
      return () => suspension.resume()
    },
    close: () => instance.unmount(),
    ended,
  }
}
