import {given} from '../given.js'
import {isSign, type Token, tokensOf} from './literal-tokens.js'

export type Place = {readonly line: number; readonly column: number}

/** What a field of a literal is: where it stands, and its value, where that is a text or a whole number that is written out. */
export type LiteralField = {readonly place: Place; readonly value?: string | number}

/** A field that is nested deeper is not told. */
const DEEPEST = 16

/**
 * The fields of the default export of a module, by their path (`limits.answer`; ``: the export itself). It is a scan, not a parser: it reads
 * `export default {…}`, `export default define…({…})`, and the same of a constant that is exported by its name, and of what it does not understand it says nothing.
 */
export function literalFields(source: string): ReadonlyMap<string, LiteralField> {
  const tokens = tokensOf(source)
  const start = tokens.findIndex(({text}, at) => text === 'export' && tokens[at + 1]?.text === 'default')
  const begin = tokens[start]
  if (begin === undefined) return new Map()
  const placeOf = placesIn(source)
  const fields = new Map<string, LiteralField>([['', {place: placeOf(begin.at)}]])
  const value = declarationOf(tokens, start + 2)
  const open = value === undefined ? undefined : literalAfter(tokens, value)
  if (open === undefined) return fields
  readFields(tokens, open, [], (path, at) => {
    const token = tokens[at]
    if (token === undefined || fields.has(path)) return
    fields.set(path, {place: placeOf(token.at), ...given({value: valueAfter(tokens, at)})})
  })
  return fields
}

/** Where they stand. */
export function literalPlaces(source: string): ReadonlyMap<string, Place> {
  return new Map([...literalFields(source)].map(([path, {place}]) => [path, place]))
}

/** Where what is exported by a name is given its value; what is no name alone stands where it is. */
function declarationOf(tokens: readonly Token[], at: number): number | undefined {
  const name = tokens[at]
  if (name?.kind !== 'word' || ['(', '<', '.'].some((sign) => isSign(tokens[at + 1], sign))) return at
  const declared = tokens.findIndex(({text}, place) => text === 'const' && tokens[place + 1]?.text === name.text)
  const equals = tokens.findIndex((token, place) => place > declared && isSign(token, '=') && !isSign(tokens[place + 1], '>'))
  return declared === -1 || equals === -1 ? undefined : equals + 1
}

/** The index of its opening brace: at once, or as the first argument of what is called. */
function literalAfter(tokens: readonly Token[], start: number): number | undefined {
  if (isSign(tokens[start], '{')) return start
  if (tokens[start]?.kind !== 'word') return undefined
  const call = tokens.findIndex((token, at) => at > start && isSign(token, '(') && isSign(tokens[at + 1], '{'))
  return call === -1 ? undefined : call + 1
}

/** Tells the fields of the literal that opens there, and of those that stand in it as values. Returns the index of its closing brace. */
function readFields(tokens: readonly Token[], open: number, around: readonly string[], tell: (path: string, at: number) => void): number {
  let at = open + 1
  while (at < tokens.length && !isSign(tokens[at], '}')) {
    while (['async', 'get'].includes(tokens[at]?.text ?? '') && tokens[at + 1]?.kind === 'word') at += 1
    const token = tokens[at]
    const isField = token !== undefined && token.kind !== 'sign'
    const path = isField ? [...around, token.text] : around
    if (isField) tell(path.join('.'), at)
    const isLiteral = isField && isSign(tokens[at + 1], ':') && isSign(tokens[at + 2], '{')
    if (isLiteral && path.length < DEEPEST) at = readFields(tokens, at + 2, path, tell)
    at = endOfField(tokens, at)
  }
  return at
}

/** The index after the comma that ends it, or of the brace that ends all. */
function endOfField(tokens: readonly Token[], start: number): number {
  let depth = 0
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at]
    const isClosing = ['}', ')', ']'].some((sign) => isSign(token, sign))
    if (depth === 0 && at > start && isSign(token, '}')) return at
    if (depth === 0 && isSign(token, ',')) return at + 1
    if (['{', '(', '['].some((sign) => isSign(token, sign))) depth += 1
    // That which closed the literal it begins at is not its own.
    else if (isClosing && at > start) depth -= 1
  }
  return tokens.length
}

/** Of the field at that index; undefined: it is no value alone, or not written out. */
function valueAfter(tokens: readonly Token[], at: number): string | number | undefined {
  const value = tokens[at + 2]
  if (!isSign(tokens[at + 1], ':') || value === undefined || !(isSign(tokens[at + 3], ',') || isSign(tokens[at + 3], '}'))) return undefined
  if (value.kind === 'text') return value.text.includes('\\') ? undefined : value.text
  return value.kind === 'word' && /^[1-9][0-9_]*$/.test(value.text) ? Number(value.text.replaceAll('_', '')) : undefined
}

function placesIn(source: string): (at: number) => Place {
  const starts = [0, ...Array.from(source.matchAll(/\n/g), ({index}) => index + 1)]
  return (at) => {
    let [first, last] = [0, starts.length - 1]
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((starts[middle] ?? 0) <= at) first = middle
      else last = middle - 1
    }
    return {line: first + 1, column: at - (starts[first] ?? 0) + 1}
  }
}
