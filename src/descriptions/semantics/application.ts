import {suggest} from '../../support/suggest.js'
import {itemsOf, type Located, textOf, valueAt} from '../source/located.js'
import {at, type Report} from '../source/report.js'

export type NamedComponent = {readonly name: string; readonly nameNode: Located; readonly node: Located}

/** The components that have a name. */
export function componentsOf(root: Located): readonly NamedComponent[] {
  return itemsOf(valueAt(root, 'components')).flatMap((node) => {
    const nameNode = valueAt(node, 'metadata', 'name')
    const name = textOf(nameNode)
    return name === undefined || nameNode === undefined ? [] : [{name, nameNode, node}]
  })
}

/** A text with its place. */
export type Word = {readonly text: string; readonly node: Located}

export function wordsOf(list: Located | undefined): readonly Word[] {
  return itemsOf(list).flatMap((node) => wordOf(node) ?? [])
}

export function wordOf(node: Located | undefined): Word | undefined {
  const text = textOf(node)
  return text === undefined || node === undefined ? undefined : {text, node}
}

/** Reports every word that is there already. */
export function reportRepeated(words: readonly Word[], code: string, message: (word: string) => string, report: Report): void {
  const seen = new Set<string>()
  for (const {text, node} of words) {
    if (seen.has(text)) report.add({severity: 'error', code, ...at(node), message: message(text)})
    seen.add(text)
  }
}

/** Comparing with more names takes longer than anyone waits. */
const MOST_KNOWN = 1000

/** Reports a component that is not there, with the one that was probably meant. */
export function reportUnknown({text, node}: Word, known: ReadonlySet<string>, report: Report): void {
  if (known.has(text)) return
  const near = report.isFull || known.size > MOST_KNOWN ? undefined : suggest(text, known)
  const listed = known.size === 0 || known.size > 8 ? undefined : `There are ${[...known].join(', ')}.`
  report.add({
    severity: 'error',
    code: 'unknown-component',
    ...at(node),
    message: `No component is named "${text}".`,
    suggestion: near === undefined ? listed : `Did you mean "${near}"?`,
  })
}
