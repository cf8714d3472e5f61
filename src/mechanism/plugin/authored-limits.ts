import {literalFields} from '../../support/hosting/literal-places.js'
import {parseDuration} from '../../support/text/duration.js'
import type {Complain} from './complaint.js'
import {LONGEST, type PluginLimits, USUAL_LIMITS} from './descriptor.js'

const FIELDS = ['answer', 'apply', 'load', 'memoryMb']
/** Under which a module is loaded: they must be known before. */
const OF_LOADING = ['load', 'memoryMb'] as const
/** An empty worker holds some 10 MB, and below 4 the engine ends the agent with it. */
const LEAST_MEMORY_MB = 16

/** The limits under which a module is loaded, as its text says them before anything of it runs; for the rest the usual ones. */
export function limitsOfLoading(source: string): Pick<PluginLimits, 'loadMs' | 'memoryMb'> {
  // What is wrong with them is told by the module itself, with all that is wrong with it.
  return limitsIn(writtenLimits(source), () => undefined)
}

/** The limits that a module sets, and for the rest the usual ones. Those under which it was loaded must be those that it sets. */
export function authoredLimits(limits: unknown, source: string, complain: Complain): PluginLimits {
  if (limits === undefined) return USUAL_LIMITS
  if (typeof limits !== 'object' || limits === null) {
    complain(['limits'], `It must be such as {answer: '2s', apply: '1m'}.`)
    return USUAL_LIMITS
  }
  const fields: Fields = {...limits}
  for (const key of Object.keys(fields)) if (!FIELDS.includes(key)) complain(['limits', key], 'There is no such limit.')
  const written = writtenLimits(source)
  for (const key of OF_LOADING)
    if (fields[key] !== undefined && fields[key] !== written[key])
      complain(
        ['limits', key],
        `It is read before the module is loaded, so it must be written out where that is exported, such as ${EXAMPLE[key]}.`,
      )
  return limitsIn(fields, complain)
}

type Fields = {readonly [key: string]: unknown}
const EXAMPLE = {load: `load: '30s'`, memoryMb: 'memoryMb: 256'}

function writtenLimits(source: string): Fields {
  const written = literalFields(source)
  return Object.fromEntries(OF_LOADING.map((key) => [key, written.get(`limits.${key}`)?.value]))
}

function limitsIn(fields: Fields, complain: Complain): PluginLimits {
  const ms = (key: string, limit: 'answerMs' | 'applyMs' | 'loadMs'): number => {
    const value = fields[key]
    if (value === undefined) return USUAL_LIMITS[limit]
    const read = typeof value === 'string' ? parseDuration(value) : value
    if (typeof read === 'number' && read > 0 && read <= LONGEST[limit]) return read
    complain(['limits', key], `It must be a duration, at most ${LONGEST[limit] / 1_000}s.`)
    return USUAL_LIMITS[limit]
  }
  const {memoryMb = USUAL_LIMITS.memoryMb} = fields
  const isMemory = typeof memoryMb === 'number' && memoryMb >= LEAST_MEMORY_MB && memoryMb <= LONGEST.memoryMb
  if (!isMemory) complain(['limits', 'memoryMb'], `It must be a number from ${LEAST_MEMORY_MB} to ${LONGEST.memoryMb}.`)
  return {
    answerMs: ms('answer', 'answerMs'),
    applyMs: ms('apply', 'applyMs'),
    loadMs: ms('load', 'loadMs'),
    memoryMb: isMemory ? memoryMb : USUAL_LIMITS.memoryMb,
  }
}
