import {suggest} from '../../support/suggest.js'
import type {ParameterDefinition, ParameterValues} from '../catalogue-entry.js'

export type ParameterProblem = {
  /** As it was given. */
  readonly parameter: string
  readonly text: string
}

type Given = ReadonlyMap<string, unknown>

/** What is wrong with what is set: names, kinds, bounds, and numbers that exceed those which they may not. */
export function parameterProblems(parameters: readonly ParameterDefinition[], given: Given): readonly ParameterProblem[] {
  const own = [...given].flatMap(([key, value]) => {
    const definition = parameters.find(({name}) => name === key)
    const text = definition === undefined ? unknownText(key, parameters) : problemText(definition, value)
    return text === undefined ? [] : [{parameter: key, text}]
  })
  const isWrong = new Set(own.map(({parameter}) => parameter))
  const sound = new Map([...given].filter(([key]) => !isWrong.has(key)))
  return [...own, ...parameters.flatMap((one) => excess(one, valuesOf(parameters, sound), given, isWrong))]
}

/** Each as given, where it is sound; else its default. */
export function valuesOf(parameters: readonly ParameterDefinition[], given: Given): ParameterValues {
  return Object.fromEntries(
    parameters.map(({name, default: usual}) => {
      const value = given.get(name)
      return [name, typeof value === 'number' || typeof value === 'string' ? value : usual]
    }),
  )
}

function unknownText(key: string, parameters: readonly ParameterDefinition[]): string {
  const names = parameters.map(({name}) => name)
  const near = suggest(key, names)
  const known = names.length === 0 ? 'it has none' : `it has ${names.join(', ')}`
  return `there is no parameter ${key} (${near === undefined ? known : `did you mean ${near}?`})`
}

function problemText({name, default: usual, min, max, isWhole, choices}: ParameterDefinition, value: unknown): string | undefined {
  if (typeof usual === 'string') {
    if (typeof value !== 'string') return `${name} must be a text`
    if (choices === undefined || choices.includes(value)) return undefined
    const near = suggest(value, choices)
    return `${name} must be one of ${choices.join(', ')}, and is ${value}${near === undefined ? '' : ` (did you mean ${near}?)`}`
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${name} must be a number, and is ${String(value)}`
  if (min !== undefined && value < min) return `${name} must be at least ${min}, and is ${value}`
  if (max !== undefined && value > max) return `${name} must be at most ${max}, and is ${value}`
  return isWhole && !Number.isSafeInteger(value)
    ? `${name} must be a whole number, such as ${Math.round(value)}, and is ${value}`
    : undefined
}

/** Told of the one that was set; where both were, of the first. */
function excess(
  {name, atMost}: ParameterDefinition,
  values: ParameterValues,
  given: Given,
  isWrong: ReadonlySet<string>,
): readonly ParameterProblem[] {
  if (atMost === undefined || isWrong.has(name) || isWrong.has(atMost)) return []
  const [value, most] = [values[name], values[atMost]]
  if (typeof value !== 'number' || typeof most !== 'number' || value <= most) return []
  const usual = (key: string) => (given.has(key) ? '' : ', as it comes')
  const text = `${name} (${value}${usual(name)}) must not be more than ${atMost} (${most}${usual(atMost)})`
  return [{parameter: given.has(name) ? name : atMost, text}]
}
