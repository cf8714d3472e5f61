import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {SchemaName} from './dto.js'
import {schema as bundle} from './generated/api.schema.generated.js'
import type {Parameters} from './route.js'

const definitions: ReadonlyMap<string, JsonObject> = new Map(
  Object.entries(isObject(bundle['$defs']) ? bundle['$defs'] : {}).flatMap(([name, value]) => (isObject(value) ? [[name, value]] : [])),
)

/** Every definition of the API by its name, descriptions included; references are `#/$defs/Name`. */
export function allDefinitions(): ReadonlyMap<string, JsonObject> {
  return definitions
}

/** One schema with what it refers to: it stands alone. */
export function schemaOf(name: SchemaName): JsonObject {
  const root = definition(name)
  const needed = new Map<string, JsonObject>()
  const visit = (value: JsonValue | undefined): void => {
    for (const reference of referencesIn(value)) {
      if (needed.has(reference)) continue
      const found = definition(reference)
      needed.set(reference, found)
      visit(found)
    }
  }
  visit(root)
  return needed.size === 0 ? root : {...root, $defs: Object.fromEntries(needed)}
}

/** The schema of a set of parameters. What it does not name is refused. */
export function schemaOfParameters(parameters: Parameters, required: readonly string[]): JsonObject {
  return {type: 'object', additionalProperties: false, required, properties: parameters}
}

/** A copy in which every reference to a definition is another text. */
export function withReferences(value: JsonValue, to: (name: string) => string): JsonValue {
  if (isList(value)) return value.map((item) => withReferences(item, to))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      if (item === undefined) return []
      const name = key === '$ref' ? nameIn(item) : undefined
      return [[key, name === undefined ? withReferences(item, to) : to(name)]]
    }),
  )
}

function definition(name: string): JsonObject {
  const found = definitions.get(name)
  if (found === undefined) throw new TypeError(`The API has no schema named ${name}.`)
  return found
}

function* referencesIn(value: JsonValue | undefined): Iterable<string> {
  if (isList(value)) for (const item of value) yield* referencesIn(item)
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      const name = key === '$ref' ? nameIn(item) : undefined
      if (name === undefined) yield* referencesIn(item)
      else yield name
    }
  }
}

function nameIn(reference: JsonValue | undefined): string | undefined {
  return typeof reference === 'string' && reference.startsWith('#/$defs/') ? reference.slice('#/$defs/'.length) : undefined
}
