import {cut, pad, wrapText} from '../../support/text/width.js'
import type {View} from '../text/view.js'

const LABEL = 10
const INDENT = 2

/** Values below each other with their name before the first, wrapped to the view. */
export function labelled(label: string, values: readonly string[], view: View): readonly string[] {
  const start = INDENT + LABEL + 2
  return values.map((value, index) => {
    const name = pad(index === 0 ? cut(label, LABEL) : '', LABEL)
    return `${' '.repeat(INDENT)}${view.style.dim(name)}  ${wrapText(value, view.width - start, start)}`
  })
}
