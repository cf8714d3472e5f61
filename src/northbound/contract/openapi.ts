import type {JsonObject, JsonValue} from '../../support/json.js'
import {bodyErrors, commonErrors, type ErrorCode, errorTable} from './errors.js'
import {headerName, type Parameters, type Route} from './route.js'
import {operationIds, routes} from './routes.js'
import {allDefinitions, withReferences} from './schemas.js'

const DESCRIPTION_MEDIA = ['application/yaml'] as const

/** The OpenAPI 3.1 document of the API, made from the routes table and the schemas. The same at every call. */
export function renderOpenApi(options: {readonly version: string; readonly url?: string}): JsonObject {
  const paths: {[path: string]: {[method: string]: JsonObject}} = {}
  for (const id of operationIds) {
    const route: Route = routes[id]
    paths[route.path] = {...paths[route.path], [route.method.toLowerCase()]: operation(id, route)}
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'MLSysOps northbound API',
      version: options.version,
      summary: 'Applications on the cloud-edge continuum: what is wanted, what is true, and why.',
      license: {name: 'Apache-2.0', identifier: 'Apache-2.0'},
    },
    ...(options.url === undefined ? {} : {servers: [{url: options.url}]}),
    security: [{bearer: []}],
    tags: [
      {name: 'applications', description: 'Deploy, watch, change, order and remove.'},
      {name: 'decisions', description: 'What the agents decided, and why.'},
      {name: 'telemetry', description: 'What was measured.'},
      {name: 'infrastructure', description: 'Clusters and nodes.'},
      {name: 'control', description: 'Agents, policies, mechanisms, mode, health and events.'},
      {name: 'meta', description: 'This API.'},
    ],
    paths,
    components: {
      securitySchemes: {
        bearer: {type: 'http', scheme: 'bearer', description: 'Created with the testbed; the command line finds it by itself.'},
      },
      schemas: Object.fromEntries([...allDefinitions()].map(([name, schema]) => [name, withReferences(schema, component)])),
    },
  }
}

/** The codes that a route may answer, its own first. */
export function errorsOf(route: Route): readonly ErrorCode[] {
  const common = commonErrors.filter((code) => route.access !== 'public' || code !== 'unauthorized')
  return [...route.errors, ...common, ...(route.body === undefined ? [] : bodyErrors)]
}

function operation(id: string, route: Route): JsonObject {
  const parameters = [
    ...parametersIn('path', route.params, Object.keys(route.params ?? {})),
    ...parametersIn('query', route.query, route.requiredQuery ?? []),
    ...parametersIn('header', route.headers, []),
  ]
  return {
    operationId: id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : {description: route.description}),
    ...(route.access === 'public' ? {security: []} : {}),
    ...(parameters.length === 0 ? {} : {parameters}),
    ...(route.body === undefined ? {} : {requestBody: {required: true, content: contentOf(route)}}),
    responses: {...answers(route), ...problems(route)},
  }
}

function parametersIn(
  where: 'path' | 'query' | 'header',
  parameters: Parameters | undefined,
  required: readonly string[],
): readonly JsonObject[] {
  return Object.entries(parameters ?? {}).map(([name, {description, ...schema}]) => ({
    name: where === 'header' ? headerName(name) : name,
    in: where,
    description,
    required: required.includes(name),
    schema,
  }))
}

function contentOf(route: Route): JsonObject {
  const media = ['application/json', ...(route.isDescription === true ? DESCRIPTION_MEDIA : [])]
  return Object.fromEntries(media.map((type) => [type, {schema: {$ref: component(route.body ?? '')}}]))
}

function answers(route: Route): JsonObject {
  return Object.fromEntries(
    Object.entries(route.responses).map(([status, schema]) => {
      const media = route.media ?? 'application/json'
      const body: JsonValue = schema === null ? {} : {schema: {$ref: component(schema)}}
      const hasBody = schema !== null || route.media !== undefined
      return [status, {description: meaningOf(Number(status)), ...(hasBody ? {content: {[media]: body}} : {})}]
    }),
  )
}

/** One answer for each status, with the codes that come with it. */
function problems(route: Route): JsonObject {
  const byStatus = Map.groupBy(new Set(errorsOf(route)), (code) => errorTable[code].status)
  return Object.fromEntries(
    [...byStatus]
      .filter(([status]) => !(status in route.responses))
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => `\`${code}\`: ${errorTable[code].title}`).join(' '),
          content: {'application/problem+json': {schema: {$ref: component('Problem')}}},
        },
      ]),
  )
}

function meaningOf(status: number): string {
  switch (status) {
    case 201:
      return 'Created.'
    case 202:
      return 'Stored; it will be worked on.'
    case 503:
      return 'Not ready.'
    default:
      return 'The answer.'
  }
}

function component(name: string): string {
  return `#/components/schemas/${name}`
}
