import {Ajv2020, type ValidateFunction} from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import {expect, test} from 'vitest'
import type {SchemaName} from '../../../src/northbound/contract/dto.js'
import {errorsOf} from '../../../src/northbound/contract/openapi.js'
import type {Route} from '../../../src/northbound/contract/route.js'
import {operationIds, routes} from '../../../src/northbound/contract/routes.js'
import {schemaOf} from '../../../src/northbound/contract/schemas.js'
import {FakeSliceService} from '../../support/fake-slice-service.js'
import {AUTHORIZED, startServer} from '../../support/northbound.js'
import {NOW_MS} from '../../support/smart-city.js'
import {examples} from './calls.js'

const ajv = new Ajv2020({allErrors: true, strict: false})
formats.default(ajv)
const compiled = new Map<SchemaName, ValidateFunction>()

function problemsWith(name: SchemaName, value: unknown): unknown {
  const validate = compiled.get(name) ?? ajv.compile(schemaOf(name))
  compiled.set(name, validate)
  return validate(value) ? undefined : validate.errors
}

for (const id of operationIds) {
  const route: Route = routes[id]
  for (const example of examples[id]) {
    const sent = example.yaml ?? (example.body === undefined ? 'nothing' : JSON.stringify(example.body))
    test(`${route.method} ${example.path} with ${sent.slice(0, 60)} answers ${example.status} as its schema says`, async () => {
      const {server} = await startServer()
      const response = await server.app.inject({
        method: route.method,
        url: example.path,
        headers: {...AUTHORIZED, ...example.headers, ...(example.yaml === undefined ? {} : {'content-type': 'application/yaml'})},
        ...(example.yaml === undefined ? (example.body === undefined ? {} : {payload: example.body as object}) : {payload: example.yaml}),
      })
      expect(response.statusCode, response.body).toBe(example.status)
      if (example.code !== undefined) {
        const problem: unknown = response.json()
        expect(response.headers['content-type']).toContain('application/problem+json')
        expect(problemsWith('Problem', problem)).toBeUndefined()
        expect(problem).toMatchObject({code: example.code, status: example.status})
        expect(errorsOf(route)).toContain(example.code)
        return
      }
      const schema = route.responses[example.status]
      if (schema === undefined) throw new Error(`The table has no answer ${example.status}.`)
      if (schema === null) {
        if (route.media === undefined) expect(response.body).toBe('')
      } else {
        expect(problemsWith(schema, response.json())).toBeUndefined()
      }
    })
  }
}

test('readiness answers 503 with the part that is not healthy', async () => {
  const service = new FakeSliceService()
  service.setReady(false)
  const {server} = await startServer({}, service)
  const response = await server.app.inject({url: '/v1/readiness', headers: AUTHORIZED})
  expect(response.statusCode).toBe(503)
  expect(problemsWith('Readiness', response.json())).toBeUndefined()
  expect(response.json()).toMatchObject({
    ready: false,
    parts: [
      {part: 'journal', healthy: true},
      {part: 'platform', healthy: false},
    ],
  })
})

test('while the platform is silent every answer about the state of the slice says since when, and none does before', async () => {
  const {server, service} = await startServer()
  const told = async () => {
    const answers: string[] = []
    for (const id of operationIds) {
      const route: Route = routes[id]
      const example = examples[id][0]
      if (route.method !== 'GET' || route.media !== undefined || example === undefined) continue
      const response = await server.app.inject({url: example.path, headers: AUTHORIZED})
      const body: unknown = response.json()
      const schema = route.responses[response.statusCode]
      if (schema === undefined || schema === null) throw new Error(`${id} has no such answer.`)
      expect(problemsWith(schema, body), id).toBeUndefined()
      if (typeof body === 'object' && body !== null && 'silence' in body) {
        expect(body.silence).toEqual({sinceAt: new Date(NOW_MS - 500).toISOString(), forMs: 12_000})
        answers.push(id)
      }
    }
    return answers
  }
  expect(await told()).toEqual([])
  service.setSilence({sinceMs: NOW_MS - 500, forMs: 12_000})
  expect(await told()).toEqual([
    'listApplications',
    'getApplication',
    'getApplicationStatus',
    'explainApplication',
    'queryTelemetry',
    'getInfrastructure',
    'listClusters',
    'getCluster',
    'listNodes',
    'getNode',
    'getReadiness',
  ])
})

test('an answer about a cluster whose agent is not heard says so, and one about another cluster does not', async () => {
  const {server, service} = await startServer()
  service.setUnheard([
    {cluster: 'group1-cluster', state: 'offline', sinceMs: NOW_MS - 500},
    {cluster: 'nowhere', state: 'absent'},
  ])
  const ask = async (path: string) =>
    (await server.app.inject({url: path, headers: AUTHORIZED})).json<{readonly unheard?: unknown}>().unheard
  const offline = {cluster: 'group1-cluster', state: 'offline', sinceAt: new Date(NOW_MS - 500).toISOString()}
  expect(await ask('/v1/infrastructure')).toEqual([offline, {cluster: 'nowhere', state: 'absent'}])
  expect(await ask('/v1/infrastructure/clusters/group1-cluster')).toEqual([offline])
  expect(await ask('/v1/apps')).toEqual([offline])
  service.setUnheard([{cluster: 'nowhere', state: 'absent'}])
  expect(await ask('/v1/apps')).toBeUndefined()
})

test('the status of every phase is as its schema says', async () => {
  const {server, service} = await startServer()
  for (const phase of ['accepted', 'placing', 'deploying', 'deployed', 'degraded', 'failed'] as const) {
    service.setPhase('smart-city', phase, phase === 'failed' ? 'failed' : 'pulling')
    const response = await server.app.inject({url: '/v1/apps/smart-city/status', headers: AUTHORIZED})
    expect(problemsWith('ApplicationStatus', response.json())).toBeUndefined()
    expect(response.json()).toMatchObject({phase})
  }
})
