import type {ErrorObject, ValidateFunction} from 'ajv/dist/2020.js'
import type {JsonObject} from '../support/json.js'
import type {Mechanism} from './contract.js'
import {compileSchema} from './schema/compile.js'
import {sizeWithin} from './schema/size.js'
import {weighed} from './schema/weight.js'

export type CommandValidator = (mechanism: Pick<Mechanism, 'name' | 'commandSchema'>, command: JsonObject) => readonly string[]
type Check = (command: JsonObject) => readonly string[]

/**
 * Checks commands against their mechanisms' schemas, and says all that is wrong; a schema is compiled when it is first needed. Whatever the schema and the command are, it
 * holds its thread for some tens of ms at most.
 */
export function createCommandValidator(): CommandValidator {
  const checks = new Map<string, {readonly schema: JsonObject; readonly check: Check}>()
  return ({name, commandSchema: schema}, command) => {
    const known = checks.get(name)
    const check = known?.schema === schema ? known.check : checkOf(schema)
    checks.set(name, {schema, check})
    return check(command)
  }
}

function checkOf(schema: JsonObject): Check {
  // It was looked at when it was added, perhaps by an agent of another version.
  const {problems, longestCommand} = weighed(schema)
  if (problems.length > 0) return () => problems.map(({message}) => `its schema cannot be applied: ${message}`)
  let validate: ValidateFunction | undefined
  return (command) => {
    if (sizeWithin(command, longestCommand) === undefined)
      return [`the command is too large to be checked: about ${longestCommand} characters, 64 levels deep, are the most`]
    try {
      validate ??= compileSchema(schema)
      if (validate(command)) return []
    } catch (error) {
      return [`its schema cannot be applied: ${error instanceof Error ? error.message : String(error)}`]
    }
    return (validate.errors ?? [])
      .slice(0, MOST_PROBLEMS)
      .filter(({keyword}) => keyword !== 'if')
      .map(problemOf)
  }
}

/** More than that nobody reads. */
const MOST_PROBLEMS = 100

function problemOf({instancePath, message = 'is not valid', params}: ErrorObject): string {
  const where = instancePath === '' ? 'the command' : instancePath
  const {additionalProperty, allowedValues} = params
  if (typeof additionalProperty === 'string') return `${where} must not have "${additionalProperty}"`
  return Array.isArray(allowedValues) ? `${where} must be one of ${allowedValues.join(', ')}` : `${where} ${message}`
}
