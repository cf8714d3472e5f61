import {Ajv2020} from 'ajv/dist/2020.js'
import {isList, isObject, type JsonObject} from '../../support/json.js'
import type {TargetRule} from './descriptor.js'

export type SchemaProblem = {readonly place: readonly string[]; readonly message: string}

/** What keeps a schema from being that of a mechanism's commands. */
export function problemsOfSchema(schema: JsonObject, target: TargetRule): readonly SchemaProblem[] {
  const ajv = new Ajv2020({allErrors: true, strict: false, logger: false})
  if (ajv.validateSchema(schema) !== true)
    return (ajv.errors ?? []).map(({instancePath, message = 'is not valid'}) => ({
      place: instancePath.split('/').slice(1),
      message: `It is no JSON Schema: ${instancePath === '' ? 'it' : instancePath} ${message}.`,
    }))
  const problems = [...problemsOfShape(schema), ...problemsOfFields(schema, target)]
  return problems.length > 0 ? problems : uncompiled(ajv, schema)
}

function problemsOfShape(schema: JsonObject): readonly SchemaProblem[] {
  return [
    ...(schema['type'] === 'object' ? [] : [{place: ['type'], message: 'A command is an object: type must be object.'}]),
    // Two mechanisms, or two sources of one, must not meet under one name.
    ...(schema['$id'] === undefined ? [] : [{place: ['$id'], message: 'A schema of commands has no $id.'}]),
  ]
}

/** What its target is made of must be in every command. */
function problemsOfFields({properties, required}: JsonObject, target: TargetRule): readonly SchemaProblem[] {
  const asked = isList(required) ? required : []
  return fieldsOf(target).flatMap((field) => {
    const property = isObject(properties) ? properties[field] : undefined
    const type = isObject(property) ? property['type'] : undefined
    const isText = type === 'string' || (target.kind === 'own' && (type === 'integer' || type === 'number'))
    if (isText && asked.includes(field)) return []
    const message = `The target needs the field ${field}: in properties with "type": "string", and in required.`
    return [{place: isText ? ['required'] : ['properties', field], message}]
  })
}

function fieldsOf(target: TargetRule): readonly string[] {
  switch (target.kind) {
    case 'component':
      return ['application', 'component']
    case 'application':
      return ['application']
    case 'own':
      return target.key === undefined ? [] : [target.key]
  }
}

function uncompiled(ajv: Ajv2020, schema: JsonObject): readonly SchemaProblem[] {
  try {
    ajv.compile(schema)
    return []
  } catch (error) {
    // A reference that leads nowhere, a pattern that is none: ajv says which.
    return [{place: [], message: `It cannot be used: ${error instanceof Error ? error.message : String(error)}.`}]
  }
}
