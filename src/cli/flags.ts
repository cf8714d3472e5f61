import {Args, Flags} from '@oclif/core'
import {parseDuration} from '../support/text/duration.js'
import {UsageError} from './errors.js'

/** A length of time such as `90s` or `2m`, in ms. */
export const duration = Flags.custom<number>({
  helpValue: '<duration>',
  async parse(input) {
    const ms = parseDuration(input)
    if (ms === undefined) throw new UsageError(`"${input}" is not a duration. Write it as 500ms, 90s, 2m, 1h30m or 1d.`)
    return ms
  },
})

/** How long a load takes until it comes again, in ms; `auto` is to be found out. */
export const season = Flags.custom<number | 'auto'>({
  helpValue: 'auto|<duration>',
  async parse(input) {
    const ms = input === 'auto' ? input : parseDuration(input)
    if (ms === undefined || ms === 0) throw new UsageError(`"${input}" is neither auto nor a duration such as 43m.`)
    return ms
  },
})

/** Lengths of time, separated by commas. */
export const durations = Flags.custom<readonly number[]>({
  helpValue: '<duration>,…',
  async parse(input) {
    const parts = input.split(',').map((part) => part.trim())
    const wrong = parts.filter((part) => parseDuration(part) === undefined)
    if (wrong.length > 0) {
      throw new UsageError(`${wrong.map((part) => `"${part}"`).join(', ')}: no duration. Write them as 30m,4h,1d.`)
    }
    return [...new Set(parts.flatMap((part) => parseDuration(part) ?? []))]
  },
})

/** A moment, in ms since the epoch: a day (it begins at midnight, UTC) or a time with its zone. */
export const moment = Flags.custom<number>({
  helpValue: '<time>',
  async parse(input) {
    const ms = /^\d{4}-\d\d-\d\d(T.*(Z|[+-]\d\d:?\d\d))?$/.test(input) ? Date.parse(input) : Number.NaN
    if (Number.isNaN(ms)) throw new UsageError(`"${input}" is no moment. Write it as 2022-07-01 or 2022-07-01T06:00:00Z.`)
    return ms
  },
})

/** A number above zero. */
export const positive = Flags.custom<number>({
  helpValue: '<number>',
  async parse(input) {
    const value = Number(input)
    if (!(value > 0 && Number.isFinite(value))) throw new UsageError(`"${input}" is not a number above zero.`)
    return value
  },
})

/** A share above 0 and below 1. */
export const share = Flags.custom<number>({
  helpValue: '<share>',
  async parse(input, _, {name}) {
    const value = Number(input)
    if (value > 0 && value < 1) return value
    const meant = value >= 1 && value < 100 ? ` ${value} % is ${value / 100}.` : ''
    throw new UsageError(`--${name} must be a share above 0 and below 1, such as 0.2, and is ${input}.${meant}`)
  },
})

type Bounds = {readonly min?: number; readonly max?: number}

/** A whole number within bounds. */
export const whole = Flags.custom<number, Bounds>({
  helpValue: '<number>',
  async parse(input, _, {name, ...bounds}) {
    const must = whatItMustBe(input, bounds)
    if (must !== undefined) throw new UsageError(`--${name} must be ${must}, and is ${input}.`)
    return Number(input)
  },
})

function whatItMustBe(input: string, {min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER}: Bounds): string | undefined {
  if (!/^-?\d+$/.test(input)) return 'a whole number'
  if (Number(input) < min) return `at least ${min}`
  return Number(input) > max ? `at most ${max}` : undefined
}

export const dryRun = Flags.boolean({description: 'say what would be done, and change nothing'})

export const waitFlags = {
  timeout: duration({description: 'how long to wait, such as 30s or 2m'}),
}

/** One of some words. */
export function choice<const Word extends string>(words: readonly Word[], description: string, helpValue: string) {
  return Flags.option({options: words, description, helpValue: `<${helpValue}>`})()
}

/** An argument that must be one of some words. */
export function requiredChoice<const Word extends string>(words: readonly Word[], description: string) {
  return wordArgument(words)({required: true, description})
}

/** An argument that is one of some words, where it is given. */
export function optionalChoice<const Word extends string>(words: readonly Word[], description: string) {
  return wordArgument(words)({description})
}

function wordArgument<const Word extends string>(words: readonly Word[]) {
  return Args.custom<Word>({
    options: [...words],
    async parse(input) {
      const word = words.find((one) => one === input)
      if (word === undefined) throw new UsageError(`"${input}" is none of ${words.join(', ')}.`)
      return word
    },
  })
}

/** An argument that is a whole number; oclif's own rejects with an error that nobody could tell from a bug. */
export function requiredWhole({min, description}: {readonly min: number; readonly description: string}) {
  const define = Args.custom<number>({
    async parse(input) {
      const value = Number(input)
      if (/^\d+$/.test(input) && Number.isSafeInteger(value) && value >= min) return value
      throw new UsageError(`"${input}" is not a whole number of ${min} or more.`)
    },
  })
  return define({required: true, description})
}

/** Every flag can be given by the environment as `MLSYSOPS_<FLAG>`. */
export function environmentName(flag: string): string {
  return `MLSYSOPS_${flag.toUpperCase().replaceAll('-', '_')}`
}
