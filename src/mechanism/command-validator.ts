import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import type {JsonObject} from '../support/json.js'
import type {Mechanism} from './contract.js'

/** Checks commands against their mechanisms' schemas; each schema is compiled once, when it is first needed. */
export function createCommandValidator(): (mechanism: Mechanism, command: JsonObject) => readonly string[] {
  const ajv = new Ajv2020({allErrors: true, strict: false})
  const compiled = new Map<string, ValidateFunction>()
  return (mechanism, command) => {
    const validate = compiled.get(mechanism.name) ?? ajv.compile(mechanism.commandSchema)
    compiled.set(mechanism.name, validate)
    if (validate(command)) return []
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath === '' ? 'the command' : error.instancePath} ${error.message ?? 'is not valid'}`,
    )
  }
}
