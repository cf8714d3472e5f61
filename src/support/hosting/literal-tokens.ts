/** `word`: a name or a number · `text`: in quotes, without them · `sign`: one other character, a pattern or a template. */
export type Token = {readonly kind: 'word' | 'text' | 'sign'; readonly text: string; readonly at: number}

const WORD = /[\w$\u0080-\uffff]+/y
const SPACE = /\s+/y
/** After these a slash begins a pattern, and is no division. */
const BEFORE_PATTERN = new Set(['', '(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '>', 'return', 'typeof', 'case'])

/** Of a module's text, without blanks and remarks. Takes time that grows with the text alone: it is read in the agent, before anybody has looked at it. */
export function tokensOf(source: string): readonly Token[] {
  return new Reader(source).tokens()
}

export function isSign(token: Token | undefined, sign: string): boolean {
  return token?.kind === 'sign' && token.text === sign
}

class Reader {
  readonly #source: string
  readonly #tokens: Token[] = []
  /** By what begins them: up to where what does not end was looked through for its end. It is not looked through again. */
  readonly #endless = new Map<string, number>()
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  tokens(): readonly Token[] {
    while (this.#at < this.#source.length) {
      const blank = this.#endOfBlank()
      if (blank === undefined) this.#take(...this.#next())
      else this.#at = blank
    }
    return this.#tokens
  }

  #take(kind: Token['kind'], end: number): void {
    const text = this.#source.slice(this.#at, end)
    this.#tokens.push({kind, text: kind === 'text' ? text.slice(1, -1) : text, at: this.#at})
    this.#at = end
  }

  /** What begins here, and where it ends. */
  #next(): readonly [kind: Token['kind'], end: number] {
    const word = this.#matched(WORD)
    if (word !== undefined) return ['word', word]
    const char = this.#source[this.#at]
    const text = char === "'" || char === '"' ? this.#endOf(char) : undefined
    if (text !== undefined) return ['text', text]
    if (char === '`') return ['sign', endOfTemplate(this.#source, this.#at)]
    const mayBePattern = char === '/' && BEFORE_PATTERN.has(this.#tokens.at(-1)?.text ?? '')
    return ['sign', (mayBePattern ? this.#endOf('/') : undefined) ?? this.#at + 1]
  }

  #endOfBlank(): number | undefined {
    if (this.#source.startsWith('//', this.#at)) return this.#after('\n')
    if (this.#source.startsWith('/*', this.#at)) return this.#after('*/')
    return this.#matched(SPACE)
  }

  #after(end: string): number {
    const at = this.#source.indexOf(end, this.#at + 2)
    return at === -1 ? this.#source.length : at + end.length
  }

  #matched(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.#at
    return pattern.test(this.#source) ? pattern.lastIndex : undefined
  }

  /** Of a text or a pattern, which end on their line; undefined: this is none. */
  #endOf(quote: "'" | '"' | '/'): number | undefined {
    if (this.#at < (this.#endless.get(quote) ?? 0)) return undefined
    let isInClass = false
    let at = this.#at + 1
    for (; at < this.#source.length && this.#source[at] !== '\n'; at += 1) {
      const char = this.#source[at]
      if (char === '\\') at += 1
      else if (quote === '/' && (char === '[' || char === ']')) isInClass = char === '['
      else if (char === quote && !isInClass) return at + 1
    }
    this.#endless.set(quote, at)
    return undefined
  }
}

/** What stands in `${…}` may hold templates again. */
function endOfTemplate(source: string, start: number): number {
  /** Around the place: a template, or the braces that are open in what stands in one. */
  const around: ('template' | number)[] = ['template']
  let at = start + 1
  for (; at < source.length && around.length > 0; at += 1) {
    const innermost = around.at(-1)
    const char = source[at]
    if (char === '\\') at += 1
    else if (innermost === 'template') {
      if (char === '`') around.pop()
      else if (char === '$' && source[at + 1] === '{') {
        around.push(0)
        at += 1
      }
    } else if (char === '`') around.push('template')
    else if (char === '{') around.splice(-1, 1, Number(innermost) + 1)
    else if (char === '}') {
      around.pop()
      if (Number(innermost) > 0) around.push(Number(innermost) - 1)
    }
  }
  return Math.min(at, source.length)
}
