import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {linearPattern} from './pattern.js'

/**
 * What checks commands against a schema that was weighed: patterns and comparisons of all items with all take time that grows with the command alone. `format` says and checks
 * nothing, as JSON Schema 2020-12 has it. Throws where a schema is none.
 */
export function compileSchema(schema: JsonObject): ValidateFunction {
  // One for each schema: it would keep all that it ever compiled.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: false,
    logger: false,
    validateSchema: false,
    validateFormats: false,
    code: {regExp: Object.assign((text: string) => linearPattern(text), {code: 'linearPattern'})},
  })
  ajv.removeKeyword('uniqueItems')
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: (isAsked: boolean, items: readonly JsonValue[]) => !isAsked || new Set(items.map(canonical)).size === items.length,
    error: {message: 'must NOT have duplicate items'},
  })
  return ajv.compile(schema)
}

/** Equal values have equal texts. */
function canonical(value: JsonValue | undefined): string {
  if (isList(value)) return `[${value.map(canonical).join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.keys(value).toSorted()
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`
}
