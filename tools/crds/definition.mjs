// A CustomResourceDefinition from a kind and the JSON Schemas that it is made of.
import {join} from 'node:path'
import {bundle} from '../schema-bundle.mjs'
import {refined} from './refine.mjs'
import {structural} from './structural.mjs'

const GROUP = 'mlsysops.eu'
const DESCRIPTIONS = 'src/descriptions/schemas'
export const OBJECTS = 'src/platform/kubernetes/api/schemas'

export function definitionOf(kind, root) {
  const singular = kind.kind.toLowerCase()
  const plural = `${singular}s`
  const schema = refined(kind.described === undefined ? objectSchema(kind, root) : describedSchema(kind, root), kind.refinements ?? {})
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {name: `${plural}.${GROUP}`, labels: {'app.kubernetes.io/part-of': 'mlsysops'}},
    spec: {
      group: GROUP,
      scope: 'Namespaced',
      names: {kind: kind.kind, listKind: `${kind.kind}List`, singular, plural, shortNames: kind.shortNames, categories: ['mlsysops']},
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {openAPIV3Schema: schema},
          ...(schema.properties.status === undefined ? {} : {subresources: {status: {}}}),
          additionalPrinterColumns: kind.columns,
        },
      ],
    },
  }
}

/** The description's fields beside `metadata`. The object's name names it: the field that does so may be left out. */
function describedSchema({described: {schema, definition, nameKey}, status}, root) {
  const bundled = bundle(join(root, DESCRIPTIONS, `${schema}.schema.json`))
  const body = structural({$ref: `#/$defs/${definition}`}, {definitions: bundled.$defs, withRules: true})
  const required = body.required.filter((field) => field !== nameKey)
  const properties = status === undefined ? body.properties : {...body.properties, status: statusSchema(status, root)}
  return {...body, description: bundled.description, ...(required.length === 0 ? {} : {required}), properties}
}

function statusSchema(name, root) {
  return structural(bundle(join(root, OBJECTS, `${name}.schema.json`)), {withRules: false})
}

/** The API server knows `apiVersion`, `kind` and `metadata` itself. */
function objectSchema({object}, root) {
  const bundled = bundle(join(root, OBJECTS, `${object}.schema.json`))
  const {spec, status} = bundled.properties
  const properties = status === undefined ? {spec} : {spec, status}
  return structural(
    {description: bundled.description, type: 'object', required: ['spec'], properties},
    {definitions: bundled.$defs, withRules: false},
  )
}
