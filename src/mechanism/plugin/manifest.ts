import {type Complain, readChecked} from '../../descriptions/checked-document.js'
import {formatProblems} from '../../descriptions/problem.js'
import {OperationalError} from '../../support/errors.js'
import {isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {isOurs} from '../../support/process/plain-environment.js'
import {parseDuration} from '../../support/text/duration.js'
import {problemsOfSchema} from './command-schema.js'
import {LONGEST, NOT_ON_NODES, type PluginDescriptor, type PluginLimits, type TargetRule, USUAL_LIMITS} from './descriptor.js'
import {schema} from './generated/mechanism-manifest.schema.generated.js'
import type {MechanismManifest} from './generated/mechanism-manifest.types.generated.js'
import {validate} from './generated/mechanism-manifest.validator.generated.js'
import {problemOfName} from './names.js'

/** A mechanism that a program carries out, with every default filled in. */
export type ManifestSpec = {
  readonly descriptor: PluginDescriptor
  readonly command: readonly [program: string, ...arguments_: string[]]
  readonly source: string | undefined
  readonly environment: readonly string[]
}

const SHAPE = {schema, validate, says: 'A mechanism that a program carries out is one map: kind: mechanism, name, command, schema, …'}

/** Rejects with `mechanism-invalid` and every problem at its place. */
export function manifestOf(text: string, file: string): ManifestSpec {
  const {value, problems} = readChecked(text, file, SHAPE, judge)
  if (value !== undefined) return specOf(value)
  throw new OperationalError(`It is no mechanism:\n${formatProblems(problems)}`, {
    code: 'mechanism-invalid',
    exit: 'invalid',
    hints: ['mlsysops mechanism init NAME --executable writes one to begin with.'],
    details: {problems},
  })
}

function specOf(manifest: MechanismManifest): ManifestSpec {
  const {name, version = '1.0.0', title, layer, permission, source, environment = []} = manifest
  const [program = '', ...rest] = manifest.command
  return {
    descriptor: {
      name,
      version,
      summary: title ?? `Runs ${program}.`,
      layer: layer === 'continuum' ? 'continuum' : 'cluster',
      commandSchema: schemaOf(manifest),
      target: targetOf(manifest),
      ...(permission === undefined ? {} : {permission}),
      limits: limitsOf(manifest),
    },
    command: [program, ...rest],
    source,
    environment,
  }
}

/** What the schema cannot say. */
function judge(manifest: MechanismManifest, complain: Complain): void {
  const {name, layer, command, target, key} = manifest
  const ofName = problemOfName(name)
  if (ofName !== undefined) complain(['name'], 'name-taken', ofName)
  if (layer === 'node') complain(['layer'], 'layer-unfit', NOT_ON_NODES)
  const [program = ''] = command
  if (program === '' || (/[/\\]/.test(program) && !program.startsWith('/') && !/^[A-Za-z]:\\/.test(program)))
    complain(['command', 0], 'program-relative', 'The program is named by its absolute path, or by a name on the PATH of the agent.')
  if (key !== undefined && target !== undefined && target !== 'own')
    complain(['key'], 'key-unfit', `"key" is for a target of its own; this one changes the ${target} that its fields name.`)
  for (const [index, variable] of (manifest.environment ?? []).entries())
    if (isOurs(variable))
      complain(
        ['environment', index],
        'environment-unfit',
        `${variable} is a variable of mlsysops itself: tokens are among those, and none is passed on.`,
      )
  for (const {place, message} of problemsOfSchema(schemaOf(manifest), targetOf(manifest)))
    complain(['schema', ...place], 'schema-unfit', message)
  for (const [field, limit] of LIMITS) {
    const ms = msOf(manifest.limits?.[field])
    if (ms !== undefined && (ms <= 0 || ms > LONGEST[limit]))
      complain(['limits', field], 'out-of-range', `It must be more than nothing, and at most ${LONGEST[limit] / 1_000}s.`)
  }
}

const LIMITS = [
  ['answer', 'answerMs'],
  ['apply', 'applyMs'],
  ['load', 'loadMs'],
] as const

function limitsOf({limits = {}}: MechanismManifest): PluginLimits {
  return {
    answerMs: msOf(limits.answer) ?? USUAL_LIMITS.answerMs,
    applyMs: msOf(limits.apply) ?? USUAL_LIMITS.applyMs,
    loadMs: msOf(limits.load) ?? USUAL_LIMITS.loadMs,
    memoryMb: limits.memory_mb ?? USUAL_LIMITS.memoryMb,
  }
}

function targetOf({target = 'own', key}: MechanismManifest): TargetRule {
  return target === 'own' ? {kind: target, ...(key === undefined ? {} : {key})} : {kind: target}
}

/** The validator has seen that it is an object; what stands in YAML is JSON. */
function schemaOf(manifest: MechanismManifest): JsonObject {
  const written: JsonValue = manifest.schema as JsonObject
  return isObject(written) ? written : {}
}

function msOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : parseDuration(text)
}
