import {OperationalError} from '../../support/errors.js'
import type {JsonObject} from '../../support/json.js'
import {parseDuration} from '../../support/text/duration.js'
import {problemsOfSchema} from './command-schema.js'
import {LONGEST, type PluginDescriptor, type TargetRule, USUAL_LIMITS} from './descriptor.js'
import {NOT_ON_NODES} from './manifest.js'
import {problemOfName} from './names.js'

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/
const FIELDS = [
  ...['name', 'version', 'title', 'layer', 'commandSchema', 'target', 'key', 'permission', 'limits'],
  ...['options', 'state', 'check', 'apply'],
]
const LIMIT_FIELDS = ['answer', 'apply', 'load', 'memoryMb']

/** The descriptor of what a mechanism's file exports. Rejects with `mechanism-invalid` and every problem at once. */
export function authoredDescriptor(exported: unknown): PluginDescriptor {
  if (typeof exported !== 'object' || exported === null)
    throw invalid([`The file has no default export; write: export default defineMechanism({name: 'my-mechanism', …})`])
  const fields: {readonly [key: string]: unknown} = {...exported}
  const problems: string[] = Object.keys(fields)
    .filter((key) => !FIELDS.includes(key))
    .map((key) => `${key}: nothing that a mechanism has`)
  const text = (key: string, pattern: RegExp, words: string, otherwise: string | undefined): string => {
    const value = fields[key] ?? otherwise
    if (typeof value === 'string' && pattern.test(value)) return value
    problems.push(`${key}: must be ${words}`)
    return ''
  }
  const name = text('name', NAME, 'lower-case letters, digits and dashes, 63 at most', undefined)
  const ofName = problemOfName(name)
  if (ofName !== undefined) problems.push(`name: ${ofName}`)
  const version = text('version', /^[\w.+-]{1,40}$/, 'letters, digits, dots and dashes, 40 at most', '1.0.0')
  const summary = text('title', /^[^\n]{1,300}$/, 'one line of 300 characters at most', `Carries out ${name}.`)
  const layer = text('layer', /^(cluster|continuum|node)$/, 'cluster or continuum', 'cluster')
  if (layer === 'node') problems.push(`layer: ${NOT_ON_NODES}`)
  const target = targetIn(fields, problems)
  const commandSchema = schemaIn(fields['commandSchema'], target, problems)
  const permission =
    fields['permission'] === undefined ? undefined : text('permission', /^[a-z][a-z0-9_]{0,99}$/, 'a word such as turn_valve', '')
  const limits = limitsIn(fields['limits'], problems)
  for (const method of ['check', 'apply']) if (typeof fields[method] !== 'function') problems.push(`${method}: must be a function`)
  for (const method of ['options', 'state'])
    if (fields[method] !== undefined && typeof fields[method] !== 'function') problems.push(`${method}: must be a function`)
  if (problems.length > 0) throw invalid(problems)
  return {
    name,
    version,
    summary,
    layer: layer === 'continuum' ? layer : 'cluster',
    commandSchema,
    target,
    ...(permission === undefined ? {} : {permission}),
    limits,
  }
}

function targetIn({target = 'own', key}: {readonly [key: string]: unknown}, problems: string[]): TargetRule {
  if (target === 'component' || target === 'application') {
    if (key !== undefined) problems.push(`key: is for a target of its own; this one changes the ${target} that its fields name`)
    return {kind: target}
  }
  if (target !== 'own') problems.push('target: must be component, application or own')
  if (key !== undefined && (typeof key !== 'string' || key === '')) problems.push('key: must be the name of a field of the command')
  return {kind: 'own', ...(typeof key === 'string' && key !== '' ? {key} : {})}
}

function schemaIn(schema: unknown, target: TargetRule, problems: string[]): JsonObject {
  const copy: unknown = typeof schema === 'object' ? JSON.parse(JSON.stringify(schema)) : undefined
  if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) {
    problems.push('commandSchema: must be a JSON Schema, an object')
    return {}
  }
  const commandSchema: JsonObject = {...copy}
  for (const {place, message} of problemsOfSchema(commandSchema, target))
    problems.push(`${['commandSchema', ...place].join('.')}: ${message}`)
  return commandSchema
}

function limitsIn(limits: unknown, problems: string[]): PluginDescriptor['limits'] {
  if (limits === undefined) return USUAL_LIMITS
  if (typeof limits !== 'object' || limits === null) {
    problems.push(`limits: must be such as {answer: '2s', apply: '1m'}`)
    return USUAL_LIMITS
  }
  const fields: {readonly [key: string]: unknown} = {...limits}
  for (const key of Object.keys(fields)) if (!LIMIT_FIELDS.includes(key)) problems.push(`limits.${key}: nothing that a limit is for`)
  const ms = (key: string, limit: 'answerMs' | 'applyMs' | 'loadMs'): number => {
    const value = fields[key]
    if (value === undefined) return USUAL_LIMITS[limit]
    const read = typeof value === 'string' ? parseDuration(value) : value
    if (typeof read === 'number' && read > 0 && read <= LONGEST[limit]) return read
    problems.push(`limits.${key}: must be a duration, at most ${LONGEST[limit] / 1_000}s`)
    return USUAL_LIMITS[limit]
  }
  const {memoryMb = USUAL_LIMITS.memoryMb} = fields
  const isMemory = typeof memoryMb === 'number' && memoryMb >= 1 && memoryMb <= LONGEST.memoryMb
  if (!isMemory) problems.push(`limits.memoryMb: must be a number from 1 to ${LONGEST.memoryMb}`)
  return {
    answerMs: ms('answer', 'answerMs'),
    applyMs: ms('apply', 'applyMs'),
    loadMs: ms('load', 'loadMs'),
    memoryMb: isMemory ? memoryMb : USUAL_LIMITS.memoryMb,
  }
}

function invalid(problems: readonly string[]): OperationalError {
  return new OperationalError(`It is no mechanism:\n${problems.map((problem) => `  ${problem}`).join('\n')}`, {
    code: 'mechanism-invalid',
    exit: 'invalid',
    hints: ['mlsysops mechanism init NAME writes one to begin with.'],
    details: {problems},
  })
}
