import type {JsonObject} from '../../support/json.js'
import {authoredLimits} from './authored-limits.js'
import {problemsOfSchema} from './command-schema.js'
import {type Complain, type Complaint, notAMechanism, problemsAt, type WrittenModule} from './complaint.js'
import {NOT_ON_NODES, type PluginDescriptor, type TargetRule} from './descriptor.js'
import {NAME, problemOfName} from './names.js'

const FIELDS = [
  ...['name', 'version', 'title', 'layer', 'commandSchema', 'target', 'key', 'permission', 'limits'],
  ...['options', 'state', 'check', 'apply'],
]

const NO_EXPORT = `It has no default export; write: export default defineMechanism({name: 'my-mechanism', …})`

/** The descriptor of what a mechanism's file exports. Rejects with `mechanism-invalid` and every problem at its place. */
export function authoredDescriptor(exported: unknown, written: WrittenModule): PluginDescriptor {
  if (typeof exported !== 'object' || exported === null) throw notAMechanism(problemsAt(written, [[[], NO_EXPORT]]))
  const complaints: Complaint[] = []
  const descriptor = descriptorIn({...exported}, written.source, (path, message) => void complaints.push([path, message]))
  if (complaints.length > 0) throw notAMechanism(problemsAt(written, complaints))
  return descriptor
}

function descriptorIn(fields: {readonly [key: string]: unknown}, source: string, complain: Complain): PluginDescriptor {
  for (const key of Object.keys(fields)) if (!FIELDS.includes(key)) complain([key], 'A mechanism has no such field.')
  const text = (key: string, pattern: RegExp, words: string, otherwise: string | undefined): string => {
    const value = fields[key] ?? otherwise
    if (typeof value === 'string' && pattern.test(value)) return value
    complain([key], `It must be ${words}.`)
    return ''
  }
  const name = text('name', NAME, 'lower-case letters, digits and dashes, 63 at most', undefined)
  const ofName = problemOfName(name)
  if (ofName !== undefined) complain(['name'], ofName)
  const version = text('version', /^[\w.+-]{1,40}$/, 'letters, digits, dots and dashes, 40 at most', '1.0.0')
  const summary = text('title', /^[^\n]{1,300}$/, 'one line of 300 characters at most', `Carries out ${name}.`)
  const layer = text('layer', /^(cluster|continuum|node)$/, 'cluster or continuum', 'cluster')
  if (layer === 'node') complain(['layer'], NOT_ON_NODES)
  const target = targetIn(fields, complain)
  const commandSchema = schemaIn(fields['commandSchema'], target, complain)
  const permission =
    fields['permission'] === undefined ? undefined : text('permission', /^[a-z][a-z0-9_]{0,99}$/, 'a word such as turn_valve', '')
  const limits = authoredLimits(fields['limits'], source, complain)
  for (const method of ['check', 'apply']) if (typeof fields[method] !== 'function') complain([method], 'It must be a function.')
  for (const method of ['options', 'state'])
    if (fields[method] !== undefined && typeof fields[method] !== 'function') complain([method], 'It must be a function.')
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

function targetIn({target = 'own', key}: {readonly [key: string]: unknown}, complain: Complain): TargetRule {
  if (target === 'component' || target === 'application') {
    if (key !== undefined) complain(['key'], `It is for a target of its own; this one changes the ${target} that its fields name.`)
    return {kind: target}
  }
  if (target !== 'own') complain(['target'], 'It must be component, application or own.')
  if (key !== undefined && (typeof key !== 'string' || key === '')) complain(['key'], 'It must be the name of a field of the command.')
  return {kind: 'own', ...(typeof key === 'string' && key !== '' ? {key} : {})}
}

function schemaIn(schema: unknown, target: TargetRule, complain: Complain): JsonObject {
  const copy: unknown = typeof schema === 'object' ? JSON.parse(JSON.stringify(schema)) : undefined
  if (typeof copy !== 'object' || copy === null || Array.isArray(copy)) {
    complain(['commandSchema'], 'It must be a JSON Schema, an object.')
    return {}
  }
  const commandSchema: JsonObject = {...copy}
  for (const {place, message} of problemsOfSchema(commandSchema, target)) complain(['commandSchema', ...place], message)
  return commandSchema
}
