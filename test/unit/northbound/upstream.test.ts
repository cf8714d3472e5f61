import {expect, onTestFinished, test} from 'vitest'
import {buildUpstreamServer} from '../../../src/northbound/upstream/index.js'
import {FakeSliceService} from '../../support/fake-slice-service.js'
import {SMART_CITY} from '../../support/smart-city.js'

async function start(service = new FakeSliceService()) {
  const {app, close, listen} = await buildUpstreamServer({service})
  onTestFinished(close)
  return {app, service, listen, close}
}

const json = {'content-type': 'application/json'}

test('every error is a text under detail, whatever went wrong', async () => {
  const {app} = await start()
  const calls = [
    {method: 'GET', url: '/apps/status/none', status: 404},
    {method: 'DELETE', url: '/apps/remove/none', status: 404},
    {method: 'POST', url: '/apps/deploy', payload: '{"MLSysOpsApp":', headers: json, status: 422},
    {method: 'POST', url: '/apps/deploy', payload: 'null', headers: json, status: 422},
    {method: 'POST', url: '/apps/deploy', payload: 'a: b', headers: {'content-type': 'text/plain'}, status: 415},
    {method: 'PUT', url: '/manage/mode/2', status: 400},
    {method: 'GET', url: '/infra/list/', status: 400},
    {method: 'GET', url: '/infra/list/?type=Moon', status: 400},
    {method: 'GET', url: '/infra/node/none', status: 404},
    {method: 'GET', url: '/infra/cluster/none', status: 404},
    {method: 'GET', url: '/infra/datacenter/none', status: 404},
    {method: 'GET', url: '/ml/list_all/', status: 501},
    {method: 'GET', url: '/ml/status/m', status: 501},
    {method: 'DELETE', url: '/ml/remove/m', status: 501},
    {method: 'GET', url: '/nothing', status: 404},
  ] as const
  for (const {status, ...call} of calls) {
    const response = await app.inject(call)
    expect([call.url, response.statusCode]).toEqual([call.url, status])
    expect(response.json()).toEqual({detail: expect.stringMatching(/./) as unknown})
  }
})

test('reading an infrastructure object changes nothing, unlike upstream', async () => {
  const {app, service} = await start()
  expect((await app.inject({url: '/infra/cluster/group1-cluster'})).json()).toMatchObject({
    cluster_id: 'group1-cluster',
    nodes: [{name: 'group1-node1'}, {name: 'group1-node2'}],
  })
  expect((await app.inject({url: '/infra/node/group1-node1'})).json()).toMatchObject({name: 'group1-node1', cluster_id: 'group1-cluster'})
  expect((await app.inject({url: '/infra/list/?id_type=Cluster&id_value=group1-cluster'})).json()).toMatchObject({
    Cluster: [{cluster_id: 'group1-cluster'}],
  })
  expect(service.calls).toEqual([])
})

test('a node is registered, found in its data centre, and unregistered', async () => {
  const {app, service} = await start()
  const node = {name: 'n3', cluster_id: 'group1-cluster', datacenter_id: 'dc1', continuum_layer: 'edge', environment: {}}
  const register = () => app.inject({method: 'POST', url: '/infra/register', headers: json, payload: {yaml: {MLSysOpsNode: node}}})
  expect((await register()).statusCode).toBe(200)
  expect((await register()).statusCode).toBe(200)
  expect((await app.inject({url: '/infra/datacenter/dc1'})).json()).toEqual({datacenter_id: 'dc1', nodes: ['n3']})
  expect((await app.inject({method: 'DELETE', url: '/infra/unregister/n3'})).json()).toMatchObject({id: 'n3'})
  expect(service.calls.map(({method}) => method)).toEqual(['addNode', 'updateNode', 'removeNode'])
})

test('a description is never fetched for a caller', async () => {
  const {app, service} = await start()
  const response = await app.inject({
    method: 'POST',
    url: '/infra/register',
    headers: json,
    payload: {uri: 'http://169.254.169.254/latest'},
  })
  expect(response.json()).toEqual({detail: expect.stringContaining('not fetched') as unknown})
  expect(service.calls).toEqual([])
})

test('a page of another site can neither read nor change anything', async () => {
  const {app, service} = await start()
  const rebound = await app.inject({method: 'DELETE', url: '/apps/remove/smart-city', headers: {host: 'evil.example'}})
  expect(rebound.statusCode).toBe(421)
  const simple = await app.inject({
    method: 'POST',
    url: '/apps/deploy',
    headers: {'content-type': 'text/plain', origin: 'https://evil.example'},
    payload: JSON.stringify({MLSysOpsApp: {...SMART_CITY, name: 'evil'}}),
  })
  expect(simple.statusCode).toBe(415)
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/apps/remove/smart-city',
    headers: {origin: 'https://evil.example', 'access-control-request-method': 'DELETE'},
  })
  expect(preflight.headers['access-control-allow-origin']).toBeUndefined()
  expect(service.calls).toEqual([])
})

test('each phase has its word', async () => {
  const {app, service} = await start()
  const words: string[] = []
  for (const phase of ['accepted', 'placing', 'deploying', 'deployed', 'degraded', 'failed', 'removing'] as const) {
    service.setPhase('smart-city', phase)
    words.push((await app.inject({url: '/apps/status/smart-city'})).json<{status: string}>().status)
  }
  expect(words).toEqual(['Queued', 'Under_deployment', 'Under_deployment', 'Deployed', 'Degraded', 'Deployment_Failed', 'To_be_removed'])
})

test('it stops twice without harm', async () => {
  const {listen, close} = await start()
  await listen({port: 0})
  await Promise.all([close(), close()])
})
