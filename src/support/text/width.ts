import {stripVTControlCharacters} from 'node:util'

const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}|[\u{20000}-\u{3FFFD}]/u
/** Letters, lines, blocks, arrows, Braille: a column for each. Segmenting a text into graphemes costs a hundred times as much as this. */
const ONE_EACH =
  /^[\u0020-\u007E\u00A0-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u052F\u2010-\u2027\u2030-\u205E\u2190-\u22FF\u2500-\u25FC\u2713-\u2718\u2800-\u28FF]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]+/g
const IGNORED = /^[\p{Mn}\p{Me}\p{Cf}]+$/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const CONTROL_ANY = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu
const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'})

/** Columns that a text takes on a terminal: a wide character takes two, escape codes and combining marks none. */
export function textWidth(text: string): number {
  if (ONE_EACH.test(text)) return text.length
  let width = 0
  for (const {segment} of graphemes.segment(stripVTControlCharacters(text))) width += graphemeWidth(segment)
  return width
}

/**
 * What comes from elsewhere, as it may be drawn. Escape sequences go; control characters could move the cursor, and marks of direction could hide
 * text, so each run of them becomes one space.
 */
export function clean(text: string): string {
  if (!CONTROL_ANY.test(text)) return text
  return stripVTControlCharacters(text).replace(CONTROL, ' ')
}

/** The same for a text of several lines: their ends and tabs stay, and each other control character or mark of direction shows that there was one. */
export function printable(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(UNPRINTABLE, '�')
}

/** Cuts at the end, at a space where one is near, and marks it with `mark`. Meant for text without escape codes, as all that cut. */
export function cut(text: string, width: number, mark = '…'): string {
  if (textWidth(text) <= width) return text
  const room = width - textWidth(mark)
  if (room <= 0) return head(text, Math.max(0, width))
  const kept = head(text, room)
  const space = kept.lastIndexOf(' ')
  const isNear = space > 0 && kept.length - space <= NEAR && text[kept.length] !== ' '
  return `${(isNear ? kept.slice(0, space) : kept).trimEnd()}${mark}`
}

/** Cuts in the middle: names in a slice begin alike, and differ at the end. */
export function cutName(text: string, width: number, mark: string): string {
  if (textWidth(text) <= width) return text
  const room = width - textWidth(mark)
  if (room <= 1) return head(text, Math.max(0, width))
  const end = tail(text, Math.ceil(room / 2))
  return `${head(text, room - textWidth(end))}${mark}${end}`
}

export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)))
  return align === 'left' ? text + space : space + text
}

/**
 * Breaks at spaces. A word that is longer than `width` is broken, so that no line is wider; or with `whole` it has a line of its own, so that it can be
 * copied.
 */
export function wrap(text: string, width: number, longWords: 'broken' | 'whole' = 'broken'): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && textWidth(line) + 1 + textWidth(word) > width) {
      lines.push(line)
      line = ''
    }
    line = line === '' ? word : `${line} ${word}`
    while (longWords === 'broken' && textWidth(line) > width) {
      const part = head(line, width)
      if (part === '') return [...lines, line]
      lines.push(part)
      line = line.slice(part.length)
    }
  }
  return [...lines, line]
}

/** A text of several lines, each of them wrapped with its long words whole; `indent` spaces before all lines but the first come on top of `width`. */
export function wrapText(text: string, width: number, indent = 0): string {
  const lines = text.split('\n').flatMap((line) => wrap(line, width, 'whole'))
  return lines.join(`\n${' '.repeat(indent)}`)
}

/** A cut that leaves less than this of a word goes back to the space before it. */
const NEAR = 12

function head(text: string, width: number): string {
  if (ONE_EACH.test(text)) return text.slice(0, width)
  let kept = ''
  let used = 0
  for (const {segment} of graphemes.segment(text)) {
    used += graphemeWidth(segment)
    if (used > width) break
    kept += segment
  }
  return kept
}

function tail(text: string, width: number): string {
  if (ONE_EACH.test(text)) return text.slice(Math.max(0, text.length - width))
  let kept = ''
  let used = 0
  for (const {segment} of [...graphemes.segment(text)].toReversed()) {
    used += graphemeWidth(segment)
    if (used > width) break
    kept = segment + kept
  }
  return kept
}

function graphemeWidth(grapheme: string): number {
  if (IGNORED.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}
