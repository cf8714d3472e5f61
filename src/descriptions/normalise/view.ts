import {isObject, type JsonObject} from '../../support/json.js'

/**
 * What normalisation and error messages need of a schema: references resolved, annotations at hand. The annotations are ours: `x-aliases` and
 * `x-value-aliases` are spellings that older dialects use, `x-retired` fields that they had and nothing reads, `x-suggestions` an open vocabulary, `x-words` a command line.
 */
export type View = {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'enum'
  readonly properties: ReadonlyMap<string, View>
  readonly required: readonly string[]
  readonly retired: readonly string[]
  readonly items: View | undefined
  readonly aliases: readonly string[]
  readonly values: readonly string[]
  readonly valueAliases: ReadonlyMap<string, string>
  readonly suggestions: readonly string[]
  readonly unit: string | undefined
  readonly quantity: 'cpu' | 'bytes' | undefined
  readonly title: string | undefined
  /** What a text must be that has a pattern, in words. */
  readonly says: string | undefined
  readonly names: 'label' | 'subdomain' | undefined
  /** A list of the words of a command line: one text instead is not a list of one. */
  readonly isWords: boolean
}

export function viewOf(schema: JsonObject): View {
  return view(schema, objectAt(schema, '$defs'))
}

/** Follows a path of normalised names; `undefined` where the schema has no such place. */
export function viewAt(root: View, steps: readonly (string | number)[]): View | undefined {
  let at: View | undefined = root
  for (const step of steps) at = typeof step === 'number' ? at?.items : at?.properties.get(step)
  return at
}

function view(written: JsonObject, definitions: JsonObject): View {
  const schema = dereference(written, definitions)
  const properties = Object.entries(objectAt(schema, 'properties'))
  const items = schema['items']
  const quantity = schema['x-quantity']
  const names = schema['x-names']
  return {
    type: typeOf(schema),
    properties: new Map(properties.flatMap(([name, child]) => (isObject(child) ? [[name, view(child, definitions)] as const] : []))),
    required: textsAt(schema, 'required'),
    retired: textsAt(schema, 'x-retired'),
    items: isObject(items) ? view(items, definitions) : undefined,
    aliases: textsAt(schema, 'x-aliases'),
    values: textsAt(schema, 'enum'),
    valueAliases: new Map(Object.entries(objectAt(schema, 'x-value-aliases')).map(([from, to]) => [compact(from), String(to)])),
    suggestions: textsAt(schema, 'x-suggestions'),
    unit: textAt(schema, 'x-unit'),
    quantity: quantity === 'cpu' || quantity === 'bytes' ? quantity : undefined,
    title: textAt(schema, 'title'),
    says: textAt(schema, 'x-says'),
    isWords: schema['x-words'] === true,
    names: names === 'label' || names === 'subdomain' ? names : undefined,
  }
}

/** Names and words without what dialects differ in: case, and how words are joined. A sign such as `<=` stays as it is. */
export function compact(name: string): string {
  const bare = name.toLowerCase().replace(/[-_.\s]/g, '')
  return bare === '' ? name : bare
}

/** What stands beside a reference counts more than what it refers to; aliases add up. */
function dereference(schema: JsonObject, definitions: JsonObject): JsonObject {
  const reference = schema['$ref']
  if (typeof reference !== 'string') return schema
  const target = definitions[reference.replace('#/$defs/', '')]
  if (!isObject(target)) throw new TypeError(`The schema refers to ${reference}, which is not there.`)
  const base = dereference(target, definitions)
  return {...base, ...schema, 'x-aliases': [...textsAt(base, 'x-aliases'), ...textsAt(schema, 'x-aliases')]}
}

function typeOf(schema: JsonObject): View['type'] {
  if (schema['enum'] !== undefined) return 'enum'
  const type = schema['type']
  switch (type) {
    case 'object':
    case 'array':
    case 'string':
    case 'number':
    case 'integer':
    case 'boolean':
      return type
    default:
      throw new TypeError(`A schema of descriptions needs one type or an enum, found ${JSON.stringify(schema)}.`)
  }
}

function objectAt(schema: JsonObject, key: string): JsonObject {
  const value = schema[key]
  return isObject(value) ? value : {}
}

function textAt(schema: JsonObject, key: string): string | undefined {
  const value = schema[key]
  return typeof value === 'string' ? value : undefined
}

function textsAt(schema: JsonObject, key: string): readonly string[] {
  const value = schema[key]
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : []
}
