import {Ajv2020} from 'ajv/dist/2020.js'
import {isList, isObject, type JsonObject} from '../../support/json.js'
import {compileSchema} from '../schema/compile.js'
import {type SchemaProblem, weighed} from '../schema/weight.js'
import type {TargetRule} from './descriptor.js'

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'
/** Of one schema. */
const MOST_PROBLEMS = 50

/** What keeps a schema from being that of a mechanism's commands. */
export function problemsOfSchema(schema: JsonObject, target: TargetRule): readonly SchemaProblem[] {
  const {problems: ofWeight} = weighed(schema)
  const isTooLarge = ofWeight.some(({place}) => place.length === 0)
  const ofDraft = isTooLarge ? [] : problemsOfDraft(schema)
  if (ofDraft.length > 0) return ofDraft
  const problems = [...problemsOfShape(schema), ...problemsOfFields(schema, target), ...ofWeight]
  return problems.length > 0 ? problems.slice(0, MOST_PROBLEMS) : uncompiled(schema)
}

function problemsOfDraft(schema: JsonObject): readonly SchemaProblem[] {
  const {$schema = DRAFT} = schema
  if ($schema !== DRAFT && $schema !== `${DRAFT}#`) return [{place: ['$schema'], message: `It must be ${DRAFT}, or left out.`}]
  const ajv = new Ajv2020({allErrors: true, strict: false, logger: false})
  if (ajv.validateSchema(schema) === true) return []
  return (ajv.errors ?? []).slice(0, MOST_PROBLEMS).map(({instancePath, message = 'is not valid'}) => ({
    place: instancePath.split('/').slice(1),
    message: `It is no JSON Schema: ${instancePath === '' ? 'it' : instancePath} ${message}.`,
  }))
}

function problemsOfShape(schema: JsonObject): readonly SchemaProblem[] {
  return schema['type'] === 'object' ? [] : [{place: ['type'], message: 'A command is an object: type must be object.'}]
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

function uncompiled(schema: JsonObject): readonly SchemaProblem[] {
  try {
    compileSchema(schema)
    return []
  } catch (error) {
    return [{place: [], message: `It cannot be used: ${error instanceof Error ? error.message : String(error)}.`}]
  }
}
