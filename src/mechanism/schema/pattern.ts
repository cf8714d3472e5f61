import {RE2JS, RE2JSException} from 're2js'

/** A pattern that is matched in time that grows with the text alone, whoever wrote it. */
export type Pattern = {
  /** Of its program: what one character costs at most. */
  readonly size: number
  test(text: string): boolean
  /** Its text: what ajv tells patterns apart by. */
  toString(): string
}

const LONGEST = 1_000
/** Of the program: it is made in some ms, and a thousand characters go through it in some tens of ms. */
const LARGEST = 2_000
const TOO_LARGE = 'The pattern is too large: what is repeated in it is written out to be matched.'
const LINEAR =
  'Patterns are matched in linear time (RE2): no look-ahead, look-behind or back-reference, and no repetition above 1000. Say the rest with allOf, not or enum.'

/** Throws a `SyntaxError` with words for its author where it is none, where it is too large, and where it needs backtracking. */
export function linearPattern(text: string): Pattern {
  if (text.length > LONGEST) throw new SyntaxError(`The pattern has ${text.length} characters, and ${LONGEST} may be.`)
  // Only read, never matched: what it means is what JSON Schema says, so it must be one there, too.
  new RegExp(text, 'u')
  const translated = RE2JS.translateRegExp(text)
  // RE2 first makes the program, and then says how large it is.
  if (unrolled(translated) > 2 * LARGEST) throw new SyntaxError(TOO_LARGE)
  const program = compiled(translated)
  const size = program.programSize()
  if (size > LARGEST) throw new SyntaxError(TOO_LARGE)
  return {size, test: (one) => program.test(one), toString: () => text}
}

function compiled(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern)
  } catch (error) {
    if (error instanceof RE2JSException)
      throw new SyntaxError(`${error.message.replace('error parsing regexp: ', 'The pattern has an ')}. ${LINEAR}`, {cause: error})
    throw error
  }
}

const TOKEN = /\\[pP]\{[^}]*\}|\\x\{[^}]*\}|\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\{\d+(?:,\d*)?\}|[\s\S]/g

/** How many steps it has about, repetitions written out. */
function unrolled(pattern: string): number {
  const outer: number[] = []
  let [steps, last] = [0, 0]
  for (const [token] of pattern.matchAll(TOKEN)) {
    const [, least, most] = /^\{(\d+)(?:,(\d*))?\}$/.exec(token) ?? []
    if (token === '(') {
      outer.push(steps)
      steps = 0
    } else if (token === ')') {
      last = steps
      steps += outer.pop() ?? 0
    } else if (least === undefined) {
      last = 1
      steps += 1
    } else {
      const times = Math.max(Number(least) + 1, Number(most ?? 0))
      steps += last * (times - 1)
      last *= times
    }
  }
  return steps
}
