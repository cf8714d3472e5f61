import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import {linearPattern} from './pattern.js'
import {sizeWithin} from './size.js'

export type SchemaProblem = {readonly place: readonly string[]; readonly message: string}

/** Of checking a command, in steps of some 20 ns: so many whatever it is, and so many for each of its characters, at most. */
type Weight = {readonly fixed: number; readonly perCharacter: number}

/** One comparison, and the words where it fails. */
const RULE: Weight = {fixed: 10, perCharacter: 0}
const NOTHING: Weight = {fixed: 0, perCharacter: 0}
/** Some tens of ms: so long checking a command may hold its agent. */
const MOST_STEPS = 2_000_000
/** So large a command any schema must be able to check, and so large one is looked at at all. */
const [LEAST, LONGEST] = [1_000, 65_536]
/** Of a schema: what is made of it is made in some tens of ms, too. */
const [MOST_CHARACTERS, MOST_KEYWORDS, MOST_PATTERN_STEPS] = [32_768, 1_000, 10_000]

/**
 * How many characters a command may have that is checked against this schema; or what keeps the schema from being one that can be checked in bounded time.
 * `schema` fits the meta-schema; what does not is passed over.
 */
export function weighed(schema: JsonObject): {readonly longestCommand: number; readonly problems: readonly SchemaProblem[]} {
  if (sizeWithin(schema, MOST_CHARACTERS) === undefined)
    return {longestCommand: 0, problems: [{place: [], message: `It has more than ${MOST_CHARACTERS} characters, or is nested too deeply.`}]}
  const {weight, problems} = new Scale(schema).weigh()
  const longestCommand = Math.min(LONGEST, Math.floor((MOST_STEPS - weight.fixed) / Math.max(1, weight.perCharacter)))
  if (problems.length > 0 || longestCommand >= LEAST) return {longestCommand, problems}
  return {
    longestCommand,
    problems: [
      {
        place: [],
        message: 'Checking a command against it takes too many steps: it has too many alternatives, or its patterns are too large.',
      },
    ],
  }
}

class Scale {
  readonly #root: JsonObject
  readonly #problems: SchemaProblem[] = []
  /** What a part weighs that is referred to from several places. */
  readonly #known = new Map<JsonObject, Weight>()
  /** Around what is weighed now. */
  readonly #around = new Set<JsonObject>()
  #keywords = 0
  #patternSteps = 0

  constructor(root: JsonObject) {
    this.#root = root
  }

  weigh(): {readonly weight: Weight; readonly problems: readonly SchemaProblem[]} {
    const weight = this.#ofSchema(this.#root, [])
    return {weight, problems: this.#problems}
  }

  #ofSchema(schema: JsonValue | undefined, place: readonly string[]): Weight {
    if (!isObject(schema)) return RULE
    const known = this.#known.get(schema)
    if (known !== undefined) return known
    this.#around.add(schema)
    const weight = together(Object.entries(schema).map(([keyword, value]) => this.#ofKeyword(keyword, value, [...place, keyword])))
    this.#around.delete(schema)
    this.#known.set(schema, weight)
    return weight
  }

  #ofKeyword(keyword: string, value: JsonValue | undefined, place: readonly string[]): Weight {
    if (WORDS.has(keyword)) return NOTHING
    this.#keywords += 1
    if (this.#keywords > MOST_KEYWORDS)
      return this.#keywords === MOST_KEYWORDS + 1 ? this.#wrong(place, `It has more than ${MOST_KEYWORDS} keywords.`) : NOTHING
    const parts = () => partsOf(value).map(([key, part]) => this.#ofSchema(part, [...place, ...key]))
    switch (keyword) {
      case '$defs':
      case 'definitions':
        // They weigh where they are referred to.
        parts()
        return NOTHING
      case '$ref':
        return this.#ofReference(value, place)
      case 'allOf':
      case 'anyOf':
      case 'oneOf':
      case 'dependentSchemas':
      case 'dependencies':
        return together(parts())
      case 'properties':
      case 'prefixItems':
        return beside(parts())
      case 'not':
      case 'if':
      case 'then':
      case 'else':
        return this.#ofSchema(value, place)
      case 'items':
      case 'contains':
      case 'additionalProperties':
      case 'propertyNames':
      case 'unevaluatedItems':
      case 'unevaluatedProperties':
        return each(this.#ofSchema(value, place))
      case 'patternProperties':
        return together([...partsOf(value).map(([[key = '']]) => this.#ofPattern(key, [...place, key])), each(together(parts()))])
      case 'pattern':
        return this.#ofPattern(value, place)
      case 'uniqueItems':
        return each(RULE)
      default:
        if (keyword.startsWith('$')) return this.#wrong(place, `A schema of commands has no ${keyword}.`)
        return ofComparison(keyword, value)
    }
  }

  #ofReference(value: JsonValue | undefined, place: readonly string[]): Weight {
    const [root, ...path] = typeof value === 'string' ? value.split('/') : []
    const isPlain = root === '#' && path.length > 0 && path.every((part) => /^[\w$-]+$/.test(part))
    if (!isPlain) return this.#wrong(place, 'A reference leads to a part of the schema itself, by plain names: "#/$defs/NAME".')
    const target = path.reduce<JsonValue | undefined>((at, part) => stepInto(at, part), this.#root)
    if (target === undefined) return this.#wrong(place, `The schema has nothing at ${String(value)}.`)
    if (isObject(target) && this.#around.has(target))
      return this.#wrong(place, 'It refers to itself: say how deep a command may be, level by level.')
    return together([RULE, this.#ofSchema(target, path)])
  }

  #ofPattern(value: JsonValue | undefined, place: readonly string[]): Weight {
    if (typeof value !== 'string' || this.#patternSteps > MOST_PATTERN_STEPS) return NOTHING
    try {
      const {size} = linearPattern(value)
      this.#patternSteps += size
      if (this.#patternSteps > MOST_PATTERN_STEPS) return this.#wrong(place, 'With this pattern, its patterns are too large together.')
      return {fixed: RULE.fixed + size, perCharacter: size}
    } catch (error) {
      if (error instanceof SyntaxError) return this.#wrong(place, error.message)
      throw error
    }
  }

  #wrong(place: readonly string[], message: string): Weight {
    this.#problems.push({place, message})
    return NOTHING
  }
}

/** A limit, or a list: of values, each of which is compared, or of fields, each of which may be missing. */
function ofComparison(keyword: string, value: JsonValue | undefined): Weight {
  if (keyword === 'enum' && isList(value))
    return {fixed: RULE.fixed + value.length, perCharacter: value.filter((one) => typeof one === 'object').length}
  const fields = keyword === 'required' || keyword === 'dependentRequired' ? (sizeWithin(value ?? null, MOST_CHARACTERS) ?? 0) : 0
  return {fixed: RULE.fixed + fields, perCharacter: 0}
}

/** What says something and checks nothing. */
const WORDS: ReadonlySet<string> = new Set([
  ...['$schema', '$comment', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['format', 'contentEncoding', 'contentMediaType', 'contentSchema'],
])

function partsOf(value: JsonValue | undefined): readonly (readonly [key: readonly string[], part: JsonValue | undefined])[] {
  if (isList(value)) return value.map((part, at) => [[String(at)], part])
  return isObject(value) ? Object.entries(value).map(([key, part]) => [[key], part]) : []
}

function stepInto(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (isList(value)) return value[Number(key)]
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** Of the same value. */
function together(weights: readonly Weight[]): Weight {
  return weights.reduce((sum, one) => ({fixed: sum.fixed + one.fixed, perCharacter: sum.perCharacter + one.perCharacter}), NOTHING)
}

/** Of values that lie beside one another: each character is in one of them. */
function beside(weights: readonly Weight[]): Weight {
  return {fixed: together(weights).fixed, perCharacter: Math.max(0, ...weights.map((one) => one.perCharacter))}
}

/** Of each value within a value. */
function each({fixed, perCharacter}: Weight): Weight {
  return {fixed: RULE.fixed, perCharacter: fixed + perCharacter}
}
