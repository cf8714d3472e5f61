import {printable} from '../../support/text/width.js'
import {plainStyle} from './style.js'
import type {View} from './view.js'

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that are looked for begin with one.
const OUR_CODES = /(\u001B\[(?:0|1|2|22|3[1236]|39|1;30;43)m)/
const CLOSING = /\[(?:0|22|39)m$/

/**
 * A renderer's text as it may be written to a terminal or a pipe. What people and plug-ins say is in it, and nothing of that may move the cursor, hide text
 * or set a title: of all escape sequences and control characters only the colours stay that we paint with, and those only where the view has colour.
 */
export function written(text: string, {style}: Pick<View, 'style'>): string {
  if (style === plainStyle) return printable(text)
  // Split by a group, every other part is a code.
  const parts = text.split(OUR_CODES)
  const last = parts.findLast((_, index) => index % 2 === 1)
  // A colour that somebody else left open would go on behind our text.
  const end = last === undefined || CLOSING.test(last) ? '' : '\u001B[0m'
  return `${parts.map((part, index) => (index % 2 === 1 ? part : printable(part))).join('')}${end}`
}
