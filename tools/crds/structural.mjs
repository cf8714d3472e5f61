// From JSON Schema to the structural schema of a CustomResourceDefinition: no references, no annotations, every node with its type, each union of
// objects folded into one object. A keyword that this does not know is an error, so that nothing is lost without a word.
// https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#specifying-a-structural-schema

const KEPT = ['type', 'required', 'pattern', 'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'nullable']
/** For people, editors, validators and the type generator; a default is not written into what a person wrote. */
const DROPPED = ['title', 'description', 'examples', 'default', '$defs', '$schema', '$comment']
/** Longer than any quantity, and short enough for the budget of the rules that read it. */
const QUANTITY_LENGTH = 64

/** `withRules`: also what JSON Schema leaves to our own checks (quantities, ranges), as rules in CEL. */
export function structural(schema, {definitions = schema.$defs ?? {}, withRules}) {
  const convert = (given) => {
    const node = resolved(given, definitions)
    if (node.oneOf !== undefined) return united(node, convert)
    const result = described(node)
    for (const [key, value] of Object.entries(node)) Object.assign(result, converted(key, value, convert))
    if (result.type === undefined && result.enum !== undefined) result.type = typeof result.enum[0]
    if (result.properties !== undefined && result.type === undefined) result.type = 'object'
    if (result.type === undefined && result['x-kubernetes-preserve-unknown-fields'] !== true)
      throw new Error(`A structural schema needs a type: ${JSON.stringify(given)}`)
    return withRules ? ruled(result, node) : withoutLookahead(result)
  }
  return convert(schema)
}

function converted(key, value, convert) {
  if (KEPT.includes(key) || key.startsWith('x-kubernetes-')) return {[key]: value}
  if (DROPPED.includes(key) || key.startsWith('x-')) return {}
  switch (key) {
    case 'enum':
      return {enum: value}
    case 'const':
      return {enum: [value]}
    case 'exclusiveMinimum':
      return {minimum: value, exclusiveMinimum: true}
    case 'properties':
      return {properties: Object.fromEntries(Object.entries(value).map(([name, child]) => [name, convert(child)]))}
    case 'items':
      return {items: convert(value)}
    case 'additionalProperties':
      // An unknown field is pruned, or refused where the client asks for strict validation, as kubectl does.
      return value === false ? {} : {additionalProperties: convert(value)}
    default:
      throw new Error(`The keyword "${key}" has no place in a structural schema.`)
  }
}

function resolved(node, definitions) {
  if (node.$ref === undefined) return node
  const {$ref, ...beside} = node
  const definition = definitions[$ref.replace('#/$defs/', '')]
  if (definition === undefined) throw new Error(`${$ref} names nothing.`)
  return resolved({...definition, ...beside}, definitions)
}

function described({title, description = title}) {
  return description === undefined ? {} : {description}
}

/** Objects told apart by `kind`: one object with the fields of all, and for each kind the fields that it must have. */
function united(node, convert) {
  const members = node.oneOf.map(convert)
  const kinds = members.map(({properties}) => properties.kind.enum[0])
  const properties = Object.assign({}, ...members.map((member) => member.properties), {kind: {type: 'string', enum: kinds}})
  const oneOf = members.map(({required}, index) => ({properties: {kind: {enum: [kinds[index]]}}, required}))
  return {...described(node), type: 'object', required: ['kind'], properties, oneOf}
}

function ruled(result, node) {
  const rules = []
  if (node['x-quantity'] !== undefined) {
    result.maxLength ??= QUANTITY_LENGTH
    rules.push(['isQuantity(self)', 'not a Kubernetes quantity such as 500m, 2 or 256Mi'])
    rules.push(["!isQuantity(self) || !quantity(self).isLessThan(quantity('0'))", 'an amount cannot be negative'])
  }
  const {requests, limits, measurement_min: low, measurement_max: high} = node.properties ?? {}
  if (requests !== undefined && limits !== undefined) {
    const isOver =
      requests['x-quantity'] === undefined
        ? 'self.requests > self.limits'
        : '(isQuantity(self.requests) && isQuantity(self.limits) && quantity(self.requests).isGreaterThan(quantity(self.limits)))'
    rules.push([`!has(self.requests) || !has(self.limits) || !${parenthesised(isOver)}`, 'the request is above the limit'])
  }
  if (low !== undefined && high !== undefined) {
    const isInOrder = 'self.measurement_min <= self.measurement_max'
    rules.push([`!has(self.measurement_min) || !has(self.measurement_max) || ${isInOrder}`, 'the lowest value is above the highest'])
  }
  const lookahead = LOOKAHEAD.exec(result.pattern ?? '')
  if (lookahead !== null) rules.push([`self.matches('${lookahead[1]}')`, node['x-says'] ?? `does not match ${lookahead[1]}`])
  return withRule(withoutLookahead(result), rules)
}

/** The API server's regular expressions (RE2) cannot look ahead. */
const LOOKAHEAD = /^\^\(\?=\.\*(\[[^\]]+\])\)/

function withoutLookahead(result) {
  return result.pattern === undefined ? result : {...result, pattern: result.pattern.replace(LOOKAHEAD, '^')}
}

/** Adds rules in CEL, each with what is said where it does not hold. */
export function withRule(schema, rules) {
  if (rules.length === 0) return schema
  const before = schema['x-kubernetes-validations'] ?? []
  return {...schema, 'x-kubernetes-validations': [...before, ...rules.map(([rule, message]) => ({rule, message}))]}
}

function parenthesised(expression) {
  return expression.startsWith('(') ? expression : `(${expression})`
}
