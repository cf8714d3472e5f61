import {Ajv2020, type ErrorObject, type ValidateFunction} from 'ajv/dist/2020.js'
import type {JsonObject} from '../support/json.js'
import type {Mechanism} from './contract.js'

export type CommandValidator = (mechanism: Pick<Mechanism, 'name' | 'commandSchema'>, command: JsonObject) => readonly string[]

/** Checks commands against their mechanisms' schemas, and says all that is wrong; a schema is compiled when it is first needed. */
export function createCommandValidator(): CommandValidator {
  // Schemas are our own, or were looked at when a person added them.
  const ajv = new Ajv2020({allErrors: true, strict: false, validateSchema: false})
  const compiled = new Map<string, {readonly schema: JsonObject; readonly validate: ValidateFunction}>()
  return (mechanism, command) => {
    const known = compiled.get(mechanism.name)
    const {validate} = known?.schema === mechanism.commandSchema ? known : {validate: ajv.compile(mechanism.commandSchema)}
    compiled.set(mechanism.name, {schema: mechanism.commandSchema, validate})
    try {
      if (validate(command)) return []
    } catch (error) {
      // A schema of a person that refers to itself without an end.
      return [`its schema cannot be applied: ${error instanceof Error ? error.message : String(error)}`]
    }
    return (validate.errors ?? []).filter(({keyword}) => keyword !== 'if').map(problemOf)
  }
}

function problemOf({instancePath, message = 'is not valid', params}: ErrorObject): string {
  const where = instancePath === '' ? 'the command' : instancePath
  const {additionalProperty, allowedValues} = params
  if (typeof additionalProperty === 'string') return `${where} must not have "${additionalProperty}"`
  return Array.isArray(allowedValues) ? `${where} must be one of ${allowedValues.join(', ')}` : `${where} ${message}`
}
