import type {Key} from 'ink'
import type {KeyName, ScreenEvent} from '../events.js'

/** What a key press, as Ink tells it, means to the screen; nothing for keys that mean nothing. */
export function eventsOfInput(input: string, key: Key): readonly ScreenEvent[] {
  if (key.ctrl) {
    const name = CONTROL[input]
    return name === undefined ? [] : [{kind: 'key', key: name}]
  }
  const name = nameOf(key)
  if (name !== undefined) return [{kind: 'key', key: name}]
  if (input === '' || key.meta) return []
  // A key that is held down arrives as several of the same letter; anything longer is a paste, and stays one text.
  const isRepeat = [...input].every((letter) => letter === input[0])
  return isRepeat ? [...input].map((text) => ({kind: 'text', text})) : [{kind: 'text', text: input}]
}

const CONTROL: {readonly [letter: string]: KeyName} = {
  c: 'interrupt',
  z: 'suspend',
  d: 'page-down',
  u: 'page-up',
  f: 'page-down',
  b: 'page-up',
  n: 'down',
  p: 'up',
}

function nameOf(key: Key): KeyName | undefined {
  if (key.tab) return key.shift ? 'back-tab' : 'tab'
  const names: readonly (readonly [boolean, KeyName])[] = [
    [key.upArrow, 'up'],
    [key.downArrow, 'down'],
    [key.leftArrow, 'left'],
    [key.rightArrow, 'right'],
    [key.pageUp, 'page-up'],
    [key.pageDown, 'page-down'],
    [key.home, 'home'],
    [key.end, 'end'],
    [key.return, 'enter'],
    [key.escape, 'escape'],
    // Terminals disagree on which of the two the key above Enter sends.
    [key.backspace || key.delete, 'backspace'],
  ]
  return names.find(([isPressed]) => isPressed)?.[1]
}
