import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {expect, onTestFinished, test} from 'vitest'
import {createApiClient} from '../../../src/northbound/client/index.js'
import {OperationalError} from '../../../src/support/errors.js'
import {startClient, TOKEN} from '../../support/northbound.js'
import {NOW_MS, SMART_CITY, SMART_CITY_YAML} from '../../support/smart-city.js'

test('an application is deployed, changed, ordered about, explained and removed', async () => {
  const {api, service} = await startClient()
  const created = await api.deployApplication(SMART_CITY_YAML)
  expect(created).toMatchObject({kind: 'created', application: {name: 'smart-city-2', phase: 'accepted', generation: 1}, warnings: []})
  const again = await api.deployApplication(SMART_CITY_YAML)
  expect(again).toMatchObject({kind: 'unchanged', application: {revision: created.application.revision}})
  const changed = await api.putApplication({
    name: 'smart-city-2',
    body: SMART_CITY_YAML.replace('target: 50', 'target: 60'),
    ifMatch: created.application.revision,
  })
  expect(changed).toMatchObject({kind: 'updated', application: {generation: 2}})
  await expect(api.deployApplication(SMART_CITY_YAML, {ifMatch: created.application.revision})).rejects.toMatchObject({
    code: 'revision-conflict',
    exit: 'remote',
  })
  await expect(api.deployApplication(SMART_CITY_YAML, {createOnly: true})).rejects.toMatchObject({code: 'application-exists'})

  const on = {name: 'smart-city-2', component: 'classifier-app'}
  const order = await api.orderComponent({
    ...on,
    body: {wish: {kind: 'pin', node: 'group1-node1'}, untilAt: new Date(NOW_MS + 60_000).toISOString()},
  })
  expect(order).toMatchObject({component: 'classifier-app', by: 'ana', untilAt: '2026-01-15T12:01:00.000Z'})
  expect(await api.liftOrders({...on, kind: 'pin'})).toMatchObject({lifted: [{id: order.id}]})
  const explanation = await api.explainApplication({name: 'smart-city'})
  expect(explanation.components.find(({component}) => component === 'classifier-app')?.decisions.map(({id}) => id)).toContain('d-0002')
  const history = await api.getApplicationHistory({name: 'smart-city-2'})
  expect(history.items.map(({generation, by}) => [generation, by])).toEqual([
    [2, 'ana'],
    [1, 'ana'],
  ])
  expect(await api.rollbackApplication({name: 'smart-city-2', body: {generation: 1}})).toMatchObject({
    kind: 'updated',
    application: {generation: 3},
  })
  expect(await api.deleteApplication({name: 'smart-city-2'})).toBeUndefined()
  expect((await api.getApplicationStatus({name: 'smart-city-2'})).phase).toBe('removing')
  expect(service.calls.every(({by}) => by === 'ana')).toBe(true)
})

test.each([
  ['an amount that is none', {requests: {cpu: '1q'}}, 'quantity-invalid', '/wish/requests/cpu'],
  ['less than nothing', {limits: {memory: '-1Gi'}}, 'quantity-invalid', '/wish/limits/memory'],
  ['a request above its limit', {requests: {cpu: '1'}, limits: {cpu: '500m'}}, 'request-over-limit', '/wish/requests/cpu'],
])('an order for %s is refused, and not stored', async (_name, wish, code, pointer) => {
  const {api, service} = await startClient()
  const on = {name: 'smart-city', component: 'classifier-app'}
  await expect(api.orderComponent({...on, body: {wish: {kind: 'set-resources', ...wish}}})).rejects.toMatchObject({
    code: 'request-invalid',
    details: {problems: [{code, pointer}]},
  })
  expect(service.calls).toEqual([])
})

test('a dry run says where every component would go, and changes nothing', async () => {
  const {api, service} = await startClient()
  const report = await api.planApplication({MLSysOpsApp: {...SMART_CITY, name: 'other'}})
  expect(report).toMatchObject({kind: 'dry-run', application: 'other', feasible: true, cluster: 'group1-cluster'})
  expect(report.hosts.filter(({chosen}) => chosen).map(({component, host}) => [component, host])).toEqual([
    ['detector-app', 'group1-node1'],
    ['classifier-app', 'group1-node2'],
  ])
  expect(service.calls).toEqual([])
})

test('the status says what the whole application says', async () => {
  const {api} = await startClient()
  const {description: _description, orders: _orders, ...status} = await api.getApplication({name: 'smart-city'})
  expect(await api.getApplicationStatus({name: 'smart-city'})).toEqual(status)
})

test('all problems of a YAML text come with their positions', async () => {
  const {api, service} = await startClient()
  const text = SMART_CITY_YAML.replace('containers:', 'containrs:').replace('relation: lower_or_equal', 'relation: lower')
  const error: unknown = await api.deployApplication(text).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(OperationalError)
  expect(error).toMatchObject({code: 'description-invalid', exit: 'invalid'})
  const {problems} = (error as {details: {problems: {line: number; pointer: string; suggestion?: string}[]}}).details
  expect(problems.map(({line}) => line)).toEqual(expect.arrayContaining([10, 19]))
  expect(problems.find(({line}) => line === 10)).toMatchObject({pointer: '/MLSysOpsApp/components/0/containrs', column: 7})
  expect(service.calls).toEqual([])
})

test('pages follow one another without loss or repetition', async () => {
  const {api} = await startClient()
  const names = Array.from({length: 7}, (_, index) => `app-${index}`)
  for (const name of names) await api.deployApplication({MLSysOpsApp: {...SMART_CITY, name}})
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof api.listApplications>> = await api.listApplications({
      limit: 3,
      prefix: 'app-',
      ...(cursor === null ? {} : {cursor}),
    })
    seen.push(...page.items.map(({name}) => name))
    cursor = page.nextCursor
  } while (cursor !== null)
  expect(seen).toEqual(names)
  const first = await api.listDecisions({limit: 4})
  const second = await api.listDecisions({limit: 4, cursor: first.nextCursor ?? ''})
  expect([...first.items, ...second.items].map(({seq}) => seq)).toEqual([6, 5, 4, 3, 2, 1])
  expect(second.nextCursor).toBeNull()
})

test('nodes are added, cordoned, drained and named with their cluster', async () => {
  const {api} = await startClient()
  const body = {MLSysOpsNode: {name: 'group1-node3', continuum_layer: 'edge' as const, environment: {}}}
  expect(await api.addNode({body, cluster: 'group1-cluster'})).toMatchObject({name: 'group1-node3', cluster: 'group1-cluster'})
  expect(await api.cordonNode({node: 'group1-cluster/group1-node3'})).toMatchObject({cordoned: true})
  expect(await api.uncordonNode({node: 'group1-node3'})).toMatchObject({cordoned: false})
  expect(await api.drainNode({node: 'group1-node1'})).toMatchObject({
    node: 'group1-node1',
    moving: [],
    staying: [{component: 'detector-app'}],
  })
  expect(await api.removeNode({node: 'group1-node3'})).toBeUndefined()
  await expect(api.getNode({node: 'group1-node3'})).rejects.toMatchObject({
    code: 'node-not-found',
    hints: [expect.stringContaining('group1-node'), 'mlsysops infra list'],
  })
})

test('a name with letters that no header can carry reaches the journal whole', async () => {
  const {url, service} = await startClient()
  const api = createApiClient({url, token: TOKEN, by: 'Zoë 100%'})
  onTestFinished(() => api.close())
  await api.setMode({body: {mode: 'advise'}})
  expect(service.calls.at(-1)).toMatchObject({by: 'Zoë 100%'})
})

test('a slice that is not ready says so without being an error', async () => {
  const {api, service} = await startClient()
  service.setReady(false)
  expect(await api.getReadiness()).toMatchObject({ready: false, clock: {nowAt: '2026-01-15T12:00:00.000Z'}})
})

test('where nothing listens the API is unreachable, with a way out', async () => {
  const {server, api} = await startClient()
  await server.close()
  await expect(api.getMode()).rejects.toMatchObject({
    code: 'api-unreachable',
    exit: 'remote',
    hints: expect.arrayContaining(['mlsysops testbed status']) as unknown,
  })
})

test('a server that stays silent, before or amid its answer, is timed out', async () => {
  const silent = createServer((request, response) => {
    if (request.url === '/v1/mode') response.writeHead(200, {'content-type': 'application/json'}).write('{"mode":')
  })
  silent.listen(0, '127.0.0.1')
  await new Promise((resolve) => silent.once('listening', resolve))
  onTestFinished(() => {
    silent.closeAllConnections()
    silent.close()
  })
  const api = createApiClient({url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`, timeoutMs: 60})
  onTestFinished(() => api.close())
  await expect(api.getHealth()).rejects.toMatchObject({code: 'api-timed-out', exit: 'timeout'})
  await expect(api.getMode()).rejects.toMatchObject({code: 'api-timed-out', exit: 'timeout'})
})

test('what is not our API is told so', async () => {
  const other = createServer((request, response) => {
    response.writeHead(request.url === '/v1/mode' ? 200 : 404, {'content-type': 'text/html'}).end('<html>')
  })
  other.listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  onTestFinished(() => void other.close())
  const api = createApiClient({url: `http://127.0.0.1:${(other.address() as AddressInfo).port}/`})
  onTestFinished(() => api.close())
  await expect(api.getMode()).rejects.toMatchObject({code: 'api-answer-unreadable'})
  await expect(api.getHealth()).rejects.toMatchObject({code: 'api-answer-unreadable'})
})

test('an aborted call rejects with the reason of its signal, and others go on', async () => {
  const {api} = await startClient()
  const reason = new Error('enough')
  await expect(api.getMode({}, {signal: AbortSignal.abort(reason)})).rejects.toBe(reason)
  const controller = new AbortController()
  const call = api.getMode({}, {signal: controller.signal})
  controller.abort(reason)
  await expect(call).rejects.toBe(reason)
  expect(await api.getMode()).toEqual({mode: 'heuristic', applications: []})
})

test('a wrong token is refused with a way out', async () => {
  const {url} = await startClient()
  const api = createApiClient({url, token: 'wrong'})
  onTestFinished(() => api.close())
  await expect(api.getMode()).rejects.toMatchObject({code: 'unauthorized', exit: 'remote'})
})
