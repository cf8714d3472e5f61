// What the API server is told beside the schema: lists that are sets or maps, and rules in CEL. The estimated cost of a rule is that of the largest object, so
// what a rule runs over is bounded in the schema. Tables of refinements are keyed by path: `components[].depends_on`; the object itself is the empty path.
import {withRule} from './structural.mjs'

/** The schema with every refinement at its place. Throws where a path leads nowhere. */
export function refined(schema, refinements) {
  return Object.entries(refinements).reduce((result, [path, refinement]) => at(result, stepsOf(path), refinement, path), schema)
}

function stepsOf(path) {
  return path === '' ? [] : path.replaceAll('[]', '.[]').split('.')
}

function at(schema, [step, ...rest], refinement, path) {
  if (step === undefined) return applied(schema, refinement)
  const child = step === '[]' ? schema.items : schema.properties?.[step]
  if (child === undefined) throw new Error(`${path}: there is no ${step}`)
  const changed = at(child, rest, refinement, path)
  return step === '[]' ? {...schema, items: changed} : {...schema, properties: {...schema.properties, [step]: changed}}
}

function applied(schema, {rules = [], set = false, keys, ...more}) {
  const list = set
    ? {'x-kubernetes-list-type': 'set'}
    : keys === undefined
      ? {}
      : {'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': keys}
  return withRule({...schema, ...more, ...list}, rules)
}
