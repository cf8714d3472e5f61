import {suggest} from '../../support/suggest.js'
import type {Located, LocatedScalar, ScalarValue} from '../source/located.js'
import {clip} from '../source/located.js'
import {at, type Report} from '../source/report.js'
import {type Reading, readFrequency, readGigabytes, readNumber} from '../units.js'
import {compact, type View} from './view.js'

/** One value in its modern form: the right type, the canonical unit, the word of the vocabulary. */
export function normaliseScalar(node: Located, view: View, report: Report): Located {
  if (node.kind !== 'scalar' || node.value === null) return node
  switch (view.type) {
    case 'number':
    case 'integer':
      return normaliseNumber(node, view, report)
    case 'boolean':
      return normaliseFlag(node, report)
    case 'string':
      return view.suggestions.length > 0 ? openWord(textual(node, report), view, report) : textual(node, report)
    case 'enum':
      return closedWord(node, view, report)
    default:
      return node
  }
}

function normaliseNumber(node: LocatedScalar, view: View, report: Report): LocatedScalar {
  const {value} = node
  if (typeof value === 'boolean' || value === null) return node
  const reading = readMeasured(value, view.unit)
  if (reading !== undefined && reading.value !== value) {
    const how = reading.assumed ? ` without a unit, taken as ${reading.meaning}` : ` is ${reading.meaning}`
    report.add({
      severity: 'warning',
      code: reading.assumed ? 'unit-assumed' : 'unit-in-text',
      ...at(node),
      message: `${shown(node)}${how}; this field counts in ${unitName(view.unit)}.`,
      suggestion: `Write ${reading.value}.`,
      once: `unit ${view.unit ?? ''} ${node.written}`,
    })
    return {...node, value: reading.value}
  }
  if (typeof value === 'number') return node
  const number = reading?.value ?? readNumber(value, view.unit === '%' ? ['%'] : [])
  if (number === undefined) return node
  report.add({
    severity: 'warning',
    code: 'number-as-text',
    ...at(node),
    message: `${shown(node)} is a number written as text.`,
    suggestion: `Write ${number}.`,
    once: `number-as-text ${fieldOf(node)}`,
  })
  return {...node, value: number}
}

function readMeasured(value: string | number, unit: string | undefined): Reading | undefined {
  switch (unit) {
    case 'Hz':
      return readFrequency(value)
    case 'mcu-Hz':
      return readFrequency(value, 'mcu')
    case 'GiB':
    case 'GB': {
      const reading = readGigabytes(value, unit === 'GiB')
      // A bare number as text is no matter of units.
      return typeof value === 'string' && readNumber(value) !== undefined ? undefined : reading
    }
    default:
      return undefined
  }
}

function unitName(unit: string | undefined): string {
  if (unit === 'mcu-Hz' || unit === 'Hz') return 'Hz'
  return unit === 'GiB' ? 'GB of 2^30 bytes' : 'GB of 10^9 bytes'
}

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
])

function normaliseFlag(node: LocatedScalar, report: Report): LocatedScalar {
  const flag = typeof node.value === 'string' ? FLAGS.get(node.value.toLowerCase()) : undefined
  if (flag === undefined) return node
  report.add({
    severity: 'warning',
    code: 'flag-as-text',
    ...at(node),
    message: `${shown(node)} is taken as ${flag}.`,
    suggestion: `Write ${flag}.`,
    once: `flag-as-text ${fieldOf(node)}`,
  })
  return {...node, value: flag}
}

function textual(node: LocatedScalar, report: Report): LocatedScalar {
  if (typeof node.value === 'string' || node.value === null) return node
  const text = node.written
  report.add({
    severity: 'warning',
    code: 'text-as-number',
    ...at(node),
    message: `${text} is a text here, not a ${typeof node.value === 'number' ? 'number' : 'flag'}.`,
    suggestion: `Write "${text}".`,
    once: `text-as-number ${fieldOf(node)}`,
  })
  return {...node, value: text}
}

/** A word of a fixed vocabulary, or a spelling of one. Anything else is for the validator. */
function closedWord(node: LocatedScalar, view: View, report: Report): LocatedScalar {
  const written = String(node.value)
  if (view.values.includes(written)) return {...node, value: written}
  const word = knownWord(written, view.values, view)
  return word === undefined ? node : respelled(node, word, report)
}

/** A word of a vocabulary that others may extend: an unknown one is warned about, and kept. */
function openWord(node: LocatedScalar, view: View, report: Report): LocatedScalar {
  if (typeof node.value !== 'string' || node.value === '' || view.suggestions.includes(node.value)) return node
  const word = knownWord(node.value, view.suggestions, view)
  if (word !== undefined) return respelled(node, word, report)
  const near = suggest(node.value, view.suggestions)
  const known = view.suggestions.length <= 12 ? ` Known are ${view.suggestions.join(', ')}.` : ''
  report.add({
    severity: 'warning',
    code: 'unknown-word',
    ...at(node),
    message: `"${clip(node.value)}" is not a known ${(view.title ?? 'value').toLowerCase()}; it is kept as it is.${near === undefined ? known : ''}`,
    suggestion: near === undefined ? undefined : `Did you mean "${near}"?`,
    once: `unknown-word ${fieldOf(node)} ${node.value}`,
  })
  return node
}

function knownWord(written: string, words: readonly string[], view: View): string | undefined {
  const bare = compact(written)
  return words.find((word) => compact(word) === bare) ?? view.valueAliases.get(bare)
}

function respelled(node: LocatedScalar, word: string, report: Report): LocatedScalar {
  const value: ScalarValue = word
  report.add({
    severity: 'warning',
    code: 'old-word',
    ...at(node),
    message: `"${clip(String(node.value))}" is another spelling.`,
    suggestion: `Write "${word}".`,
    once: `old-word ${fieldOf(node)} ${word}`,
  })
  return {...node, value}
}

function shown(node: LocatedScalar): string {
  return typeof node.value === 'string' ? `"${clip(node.value)}"` : clip(node.written)
}

function fieldOf(node: Located): string {
  let path = node.path
  while (path !== undefined && typeof path.step === 'number') path = path.parent
  return path === undefined ? '' : String(path.step)
}
