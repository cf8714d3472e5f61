export type Place = {readonly line: number; readonly column: number}

/**
 * Where the fields of the default export of a module stand, by their path (`limits.answer`; ``: the export itself). It is a scan, not a parser: it reads
 * `export default {…}` and `export default define…({…})`, and of what it does not understand it says nothing.
 */
export function literalPlaces(source: string): ReadonlyMap<string, Place> {
  const tokens = tokensOf(source)
  const start = tokens.findIndex(({text}, at) => text === 'export' && tokens[at + 1]?.text === 'default')
  const begin = tokens[start]
  if (begin === undefined) return new Map()
  const places = new Map([['', placeAt(source, begin.at)]])
  const open = literalAfter(tokens, start + 2)
  if (open !== undefined) readFields(tokens, open, (path, at) => void (places.has(path) || places.set(path, placeAt(source, at))))
  return places
}

/** `word`: a name or a number · `text`: in quotes, without them · `sign`: one other character. */
type Token = {readonly kind: 'word' | 'text' | 'sign'; readonly text: string; readonly at: number}

const BLANK = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)/y
const WORD = /[\w$\u0080-\uffff]+/y
const TEXT = /'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/y
const PATTERN = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/[\\\n])+\/[a-z]*/y
/** After these a slash begins a pattern, and is no division. */
const BEFORE_PATTERN = new Set(['', '(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '>', 'return', 'typeof', 'case'])

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  const matched = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(source)?.[0]
  }
  while (at < source.length) {
    const blank = matched(BLANK)
    const word = blank === undefined ? matched(WORD) : undefined
    const text = matched(TEXT)
    const pattern = BEFORE_PATTERN.has(tokens.at(-1)?.text ?? '') ? matched(PATTERN) : undefined
    const template = source[at] === '`' ? source.slice(at, endOfTemplate(source, at)) : undefined
    const found = blank ?? word ?? text ?? pattern ?? template ?? source[at] ?? ''
    if (word !== undefined) tokens.push({kind: 'word', text: word, at})
    else if (blank === undefined && text !== undefined) tokens.push({kind: 'text', text: text.slice(1, -1), at})
    else if (blank === undefined) tokens.push({kind: 'sign', text: found, at})
    at += found.length
  }
  return tokens
}

/** What stands in `${…}` may hold templates again. */
function endOfTemplate(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1
    else if (source[at] === '`') return at + 1
    else if (source.startsWith('${', at)) at = endOfHole(source, at + 2)
  }
  return source.length
}

function endOfHole(source: string, start: number): number {
  let depth = 1
  for (let at = start; at < source.length; at += 1) {
    if (source[at] === '`') at = endOfTemplate(source, at) - 1
    else if (source[at] === '{') depth += 1
    else if (source[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return source.length
}

/** The index of its opening brace: at once, or as the first argument of what is called. */
function literalAfter(tokens: readonly Token[], start: number): number | undefined {
  if (isSign(tokens[start], '{')) return start
  if (tokens[start]?.kind !== 'word') return undefined
  const call = tokens.findIndex((token, at) => at > start && isSign(token, '(') && isSign(tokens[at + 1], '{'))
  return call === -1 ? undefined : call + 1
}

/** Tells the fields of the literal that opens there, and of those that stand in it as values. Returns the index of its closing brace. */
function readFields(tokens: readonly Token[], open: number, tell: (path: string, at: number) => void, path = ''): number {
  let at = open + 1
  while (at < tokens.length && !isSign(tokens[at], '}')) {
    while (['async', 'get'].includes(tokens[at]?.text ?? '') && tokens[at + 1]?.kind === 'word') at += 1
    const token = tokens[at]
    const isField = token !== undefined && token.kind !== 'sign'
    const own = isField ? [path, token.text].filter((part) => part !== '').join('.') : path
    if (isField) tell(own, token.at)
    const isLiteral = isField && isSign(tokens[at + 1], ':') && isSign(tokens[at + 2], '{')
    if (isLiteral) at = readFields(tokens, at + 2, tell, own)
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

function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign
}

function placeAt(source: string, at: number): Place {
  const before = source.slice(0, at)
  return {line: before.split('\n').length, column: at - before.lastIndexOf('\n')}
}
