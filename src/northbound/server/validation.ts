import type {ErrorObject, ValidateFunction} from 'ajv/dist/2020.js'
import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {suggest} from '../../support/suggest.js'
import type {ProblemItemDto} from '../contract/dto.js'
import {headerName, type Parameters, type Route} from '../contract/route.js'
import {schemaOf, schemaOfParameters} from '../contract/schemas.js'
import {requestInvalid} from './api-error.js'

/** What was sent, as the server read it. */
export type RawCall = {
  readonly params: unknown
  readonly query: unknown
  readonly headers: {readonly [name: string]: string | readonly string[] | undefined}
  readonly body: unknown
}

/** Gives the input of a call, side by side, defaults filled in; throws `request-invalid` with everything that is wrong with it. */
export type Validator = (call: RawCall) => {readonly [name: string]: unknown}

/** Schemas are compiled when a route is called for the first time: most routes of most processes never are. */
export function validatorOf(route: Route): Validator {
  const path = lazily(() => ajvFor('parameters').compile(schemaOfParameters(route.params ?? {}, Object.keys(route.params ?? {}))))
  const query = lazily(() => ajvFor('parameters').compile(schemaOfParameters(route.query ?? {}, route.requiredQuery ?? [])))
  const headers = lazily(() => ajvFor('parameters').compile(schemaOfParameters(route.headers ?? {}, [])))
  const {body: name} = route
  const body =
    name === undefined || route.isDescription === true ? undefined : lazily(() => ajvFor('body').compile(discriminated(schemaOf(name))))
  return (call) => {
    const problems: ProblemItemDto[] = []
    const input: {[name: string]: unknown} = {}
    if (route.params !== undefined) Object.assign(input, checked(path(), call.params, '/path', problems))
    if (route.query !== undefined || !isEmpty(call.query)) Object.assign(input, checked(query(), call.query, '/query', problems))
    if (route.headers !== undefined) Object.assign(input, checked(headers(), pick(call.headers, route.headers), '/headers', problems))
    if (body !== undefined) checked(body(), call.body, '', problems)
    if (problems.length > 0) throw requestInvalid(problems)
    if (name !== undefined) input['body'] = call.body
    return input
  }
}

function checked(validate: ValidateFunction, value: unknown, prefix: string, problems: ProblemItemDto[]): unknown {
  if (!validate(value)) problems.push(...(validate.errors ?? []).map((error) => itemOf(error, prefix)))
  return value
}

function itemOf(error: ErrorObject, prefix: string): ProblemItemDto {
  const pointer = `${prefix}${error.instancePath}`
  const place = pointer === '' ? 'the body' : pointer.slice(1).replaceAll('/', '.')
  const text = sentence(error, place)
  const params: {readonly [name: string]: unknown} = error.params
  const extra = params['additionalProperty']
  const missing = params['missingProperty']
  const more = typeof extra === 'string' ? extra : typeof missing === 'string' ? missing : undefined
  const near = typeof extra === 'string' ? suggest(extra, knownNames(error)) : undefined
  return {
    severity: 'error',
    code: error.keyword,
    pointer: more === undefined ? pointer : `${pointer}/${more.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    message: text,
    ...(near === undefined ? {} : {suggestion: `Did you mean ${near}?`}),
  }
}

function sentence(error: ErrorObject, place: string): string {
  const params: {readonly [name: string]: unknown} = error.params
  switch (error.keyword) {
    case 'additionalProperties':
      return `There is no ${JSON.stringify(params['additionalProperty'])} in ${place}.`
    case 'required':
      return `${JSON.stringify(params['missingProperty'])} is missing in ${place}.`
    case 'enum':
      return `${place} must be one of ${Array.isArray(params['allowedValues']) ? params['allowedValues'].join(', ') : 'the known values'}.`
    case 'pattern':
      return patternSentence(error, place)
    default:
      return `${place} ${error.message ?? 'is not valid'}.`
  }
}

/** Where a schema says in words what its pattern means, in those. */
function patternSentence({parentSchema, data, message = 'is not valid'}: ErrorObject, place: string): string {
  const says: unknown = parentSchema?.['x-says']
  return typeof says === 'string' ? `${place} must be ${says}. ${JSON.stringify(data)} is none.` : `${place} ${message}.`
}

function knownNames(error: ErrorObject): readonly string[] {
  const schema: unknown = error.parentSchema
  if (typeof schema !== 'object' || schema === null || !('properties' in schema)) return []
  return typeof schema.properties === 'object' && schema.properties !== null ? Object.keys(schema.properties) : []
}

function pick(headers: RawCall['headers'], wanted: Parameters): {[name: string]: unknown} {
  const picked: {[name: string]: unknown} = {}
  for (const name of Object.keys(wanted)) {
    const value = headers[headerName(name)]
    if (value !== undefined) picked[name] = value
  }
  return picked
}

/** So that only the errors of the alternative that was meant are told. */
function discriminated(schema: JsonObject): JsonObject {
  const visit = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(visit)
    if (!isObject(value)) return value
    const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, item === undefined ? item : visit(item)]))
    return Array.isArray(value['oneOf']) && value['oneOf'].every(hasKind)
      ? {...copy, type: 'object', required: ['kind'], discriminator: {propertyName: 'kind'}}
      : copy
  }
  const result = visit(schema)
  return isObject(result) ? result : schema
}

function hasKind(schema: JsonValue): boolean {
  return isObject(schema) && isObject(schema['properties']) && isObject(schema['properties']['kind'])
}

const ajvs = {parameters: lazily(() => createAjv(true)), body: lazily(() => createAjv(false))}

function ajvFor(part: keyof typeof ajvs): Ajv2020 {
  return ajvs[part]()
}

/** Only what comes as text (paths, queries, headers) is turned into numbers and booleans. */
function createAjv(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({allErrors: true, coerceTypes, useDefaults: true, discriminator: true, verbose: true, strict: false})
  formats.default(ajv)
  return ajv
}

function lazily<Value>(make: () => Value): () => Value {
  let made: {readonly value: Value} | undefined
  return () => {
    made ??= {value: make()}
    return made.value
  }
}

function isEmpty(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}
