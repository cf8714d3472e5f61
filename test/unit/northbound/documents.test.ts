import {Ajv2020} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {expect, test} from 'vitest'
import {renderOpenApi} from '../../../src/northbound/contract/openapi.js'
import type {Route} from '../../../src/northbound/contract/route.js'
import {operationIds, routes} from '../../../src/northbound/contract/routes.js'
import {allDefinitions, schemaOf} from '../../../src/northbound/contract/schemas.js'
import {renderDocsPage} from '../../../src/northbound/server/docs-page.js'
import {AUTHORIZED, startServer} from '../../support/northbound.js'

const text = JSON.stringify(renderOpenApi({version: '1.2.3', url: 'http://127.0.0.1:1'}))
type Operation = {
  operationId: string
  parameters?: {name: string; in: string}[]
  responses: {[status: string]: unknown}
  requestBody?: unknown
}
const document = JSON.parse(text) as {
  openapi: string
  info: {version: string}
  paths: {[path: string]: {[method: string]: Operation}}
  components: {schemas: {[name: string]: unknown}}
}

test('every operation of the table is in the OpenAPI document, with its parameters, bodies and answers', () => {
  expect(document).toMatchObject({openapi: '3.1.0', info: {version: '1.2.3'}})
  const found = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({path, method, ...one})),
  )
  expect(found.map(({operationId}) => operationId).toSorted()).toEqual(operationIds.toSorted())
  for (const {path, method, operationId, parameters = [], requestBody, responses} of found) {
    const route: Route = routes[operationId as keyof typeof routes]
    expect([method.toUpperCase(), path]).toEqual([route.method, route.path])
    const inPath = parameters.filter((one) => one.in === 'path').map(({name}) => name)
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(requestBody === undefined).toBe(route.body === undefined)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(Object.keys(route.responses)))
  }
})

test('every reference in it leads somewhere, and every schema compiles', () => {
  const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)
  expect(references.length).toBeGreaterThan(100)
  for (const reference of references)
    expect(document.components.schemas[reference?.replace('#/components/schemas/', '') ?? '']).toBeDefined()
  const ajv = new Ajv2020({strict: false})
  formats.default(ajv)
  for (const name of allDefinitions().keys()) expect(() => ajv.compile(schemaOf(name as Parameters<typeof schemaOf>[0]))).not.toThrow()
})

test('it is the same at every call', () => {
  expect(JSON.stringify(renderOpenApi({version: '1.2.3', url: 'http://127.0.0.1:1'}))).toBe(text)
})

test('the page needs nothing from elsewhere, runs nothing, and explains every operation and code that problems refer to', async () => {
  const {html, policy} = renderDocsPage('1.2.3<script>')
  expect(html).not.toMatch(/<script|<link|<img|https?:\/\/|@import|url\(/)
  expect(policy).toMatch(/^default-src 'none'; .*style-src 'sha256-[^']+'$/)
  for (const id of operationIds) expect(html.includes(`id="${id}"`)).toBe(true)
  const {server} = await startServer()
  const refused = await server.app.inject({url: '/v1/mode'})
  const {type} = refused.json<{type: string}>()
  const [path, anchor] = type.split('#')
  expect((await server.app.inject({url: path ?? ''})).body.includes(`id="${anchor}"`)).toBe(true)
})

test('a description comes back as YAML to who asks for it, and can be sent again', async () => {
  const {server} = await startServer()
  const got = await server.app.inject({url: '/v1/apps/smart-city/description', headers: {...AUTHORIZED, accept: 'application/yaml'}})
  expect(got.headers['content-type']).toContain('application/yaml')
  const sent = await server.app.inject({
    method: 'PUT',
    url: '/v1/apps/smart-city',
    headers: {...AUTHORIZED, 'content-type': 'application/yaml', 'if-match': String(got.headers['etag'])},
    payload: got.body,
  })
  expect(sent.json()).toMatchObject({kind: 'unchanged'})
})
