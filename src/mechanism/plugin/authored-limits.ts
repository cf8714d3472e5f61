import {parseDuration} from '../../support/text/duration.js'
import type {Complain} from './complaint.js'
import {LONGEST, type PluginLimits, USUAL_LIMITS} from './descriptor.js'

const FIELDS = ['answer', 'apply', 'load', 'memoryMb']

/** The limits that a module sets, and for the rest the usual ones. */
export function authoredLimits(limits: unknown, complain: Complain): PluginLimits {
  if (limits === undefined) return USUAL_LIMITS
  if (typeof limits !== 'object' || limits === null) {
    complain(['limits'], `It must be such as {answer: '2s', apply: '1m'}.`)
    return USUAL_LIMITS
  }
  const fields: {readonly [key: string]: unknown} = {...limits}
  for (const key of Object.keys(fields)) if (!FIELDS.includes(key)) complain(['limits', key], 'There is no such limit.')
  const ms = (key: string, limit: 'answerMs' | 'applyMs' | 'loadMs'): number => {
    const value = fields[key]
    if (value === undefined) return USUAL_LIMITS[limit]
    const read = typeof value === 'string' ? parseDuration(value) : value
    if (typeof read === 'number' && read > 0 && read <= LONGEST[limit]) return read
    complain(['limits', key], `It must be a duration, at most ${LONGEST[limit] / 1_000}s.`)
    return USUAL_LIMITS[limit]
  }
  const {memoryMb = USUAL_LIMITS.memoryMb} = fields
  const isMemory = typeof memoryMb === 'number' && memoryMb >= 1 && memoryMb <= LONGEST.memoryMb
  if (!isMemory) complain(['limits', 'memoryMb'], `It must be a number from 1 to ${LONGEST.memoryMb}.`)
  return {
    answerMs: ms('answer', 'answerMs'),
    applyMs: ms('apply', 'applyMs'),
    loadMs: ms('load', 'loadMs'),
    memoryMb: isMemory ? memoryMb : USUAL_LIMITS.memoryMb,
  }
}
