import {execFile} from 'node:child_process'
import {writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {expect, onTestFinished, test} from 'vitest'
import {buildUpstreamServer} from '../../src/northbound/upstream/index.js'
import {FakeSliceService} from '../support/fake-slice-service.js'
import {SMART_CITY_YAML} from '../support/smart-city.js'
import {temporaryDirectory} from '../support/temporary-directory.js'
import {upstreamClient} from '../support/upstream-client.js'

const client = await upstreamClient()
const withClient = test.skipIf(client.kind === 'missing')
// It comes from PyPI: where that is not reached, the report says why nothing was tried.
if (client.kind === 'missing') test.skip(`the client of upstream is not tried: ${client.why}`, () => {})

const run = promisify(execFile)

/** Runs the real client against our server, both fresh. It exits 0 whatever happens, so what counts is what it prints. */
async function slice(service = new FakeSliceService()) {
  const server = await buildUpstreamServer({service})
  onTestFinished(() => server.close())
  const {port} = new URL(await server.listen({port: 0}))
  const mls = async (...args: readonly string[]): Promise<string> => {
    if (client.kind === 'missing') throw new Error(client.why)
    const {stdout} = await run(client.mls, args, {
      env: {...process.env, MLS_API_IP: '127.0.0.1', MLS_API_PORT: port, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1'},
      timeout: 30_000,
    })
    return stdout
  }
  return {service, mls, port}
}

function written(text: string): string {
  const path = join(temporaryDirectory(), 'app.yaml')
  writeFileSync(path, text)
  return path
}

withClient('deploys, lists, shows, and removes an application', async () => {
  const {mls, service} = await slice()
  expect(await mls('apps', 'deploy-app', '--path', written(SMART_CITY_YAML))).toBe(
    'DESCRIPTION UPLOADED SUCCESSFULLY!\n{"app_id":"smart-city-2","status":"Queued successfully"}\n',
  )
  expect(await mls('apps', 'list-all')).toMatch(/^Application +Status +\n-+ -+\nsmart-city +Deployed +\nsmart-city-2 +Queued +\n$/)
  service.setPhase('smart-city-2', 'deployed')
  expect(await mls('apps', 'get-app-status', 'smart-city-2')).toMatch(/\nsmart-city-2 +Deployed +\n$/)
  const details = await mls('apps', 'get-app-details', 'smart-city-2')
  expect(details).toContain('Application ID: smart-city-2\nState: Deployed\n')
  expect(details).toMatch(/\ndetector-app +\| smart-city-2-detector-app-0 +\| Running +\| group1-node1 \/ group1-cluster +\n/)
  expect(details).toMatch(/\nclassifier-app +\| smart-city-2-classifier-app-0 \| Running +\| group1-node2 \/ group1-cluster +\n/)
  expect(await mls('apps', 'remove-app', 'smart-city-2')).toContain("AppID:smart-city-2  status updated to 'To_be_removed'.")
  expect(await mls('apps', 'get-app-status', 'smart-city-2')).toContain('To_be_removed')
  service.forget('smart-city-2')
  expect(await mls('apps', 'get-app-status', 'smart-city-2')).toMatch(/^ERROR. Reason: There is no application "smart-city-2"\./)
  expect(service.calls.map(({method, by}) => `${method} ${by}`)).toEqual(['deploy upstream-client', 'remove upstream-client'])
})

withClient('a description deployed twice changes nothing the second time', async () => {
  const {mls} = await slice()
  const path = written(SMART_CITY_YAML)
  await mls('apps', 'deploy-app', '--path', path)
  expect(await mls('apps', 'deploy-app', '--path', path)).toContain('"status":"Unchanged')
  expect(await mls('apps', 'deploy-app', '--path', written(SMART_CITY_YAML.replace('target: 50', 'target: 70')))).toContain(
    '"status":"Updated successfully"',
  )
})

withClient('an invalid description is refused with all that is wrong, and nothing is stored', async () => {
  const {mls, service} = await slice()
  const output = await mls(
    'apps',
    'deploy-app',
    '--path',
    written(SMART_CITY_YAML.replace('containers:', 'containrs:').replace('relation: lower_or_equal', 'relation: lower')),
  )
  expect(output).toMatch(/^ERROR: MLSysOpsApp\.components\[0\]/)
  expect(output).toContain('containrs')
  expect(output).toContain('relation')
  expect(await mls('apps', 'deploy-app', '--path', written(''))).toMatch(/^ERROR: /)
  expect(service.calls).toEqual([])
})

withClient('a description is deployed from a URI that the client reads', async () => {
  const {mls} = await slice()
  const files = createServer((_request, response) => response.end(SMART_CITY_YAML))
  files.listen(0, '127.0.0.1')
  await new Promise((resolve) => files.once('listening', resolve))
  onTestFinished(() => void files.close())
  expect(await mls('apps', 'deploy-app', '--uri', `http://127.0.0.1:${(files.address() as AddressInfo).port}/app.yaml`)).toContain(
    'DESCRIPTION UPLOADED SUCCESSFULLY!',
  )
})

withClient('where there is no application it says so', async () => {
  const {mls} = await slice(new FakeSliceService({empty: true}))
  expect(await mls('apps', 'list-all')).toBe('No applications found.\n')
  for (const command of ['get-app-details', 'get-app-performance', 'remove-app']) {
    expect(await mls('apps', command, 'none')).toContain('There is no application "none".')
  }
})

withClient('the performance is what is measured of each target', async () => {
  const {mls} = await slice()
  expect(await mls('apps', 'get-app-performance', 'smart-city')).toMatch(/\nframe_classify_latency +\| 41\.5 +\n/)
})

withClient('a component without instances is shown without pods', async () => {
  const service = new FakeSliceService()
  const real = service.application('smart-city')
  if (real === undefined) throw new Error('The fake has no application.')
  service.application = () => ({...real, phase: 'failed', components: real.components.slice(0, 1)})
  const {mls} = await slice(service)
  const details = await mls('apps', 'get-app-details', 'smart-city')
  expect(details).toContain('State: Deployment_Failed')
  expect(details).toMatch(/\nclassifier-app +\| N\/A +\| N\/A +\| N\/A/)
})

withClient('the infrastructure is listed by kind and name', async () => {
  const {mls} = await slice()
  expect(await mls('infra', 'list-infra', '--type', 'Continuum')).toBe(
    "{'Continuum': [{'continuum_id': 'demo', 'clusters': ['group1-cluster']}]}\n",
  )
  expect(await mls('infra', 'list-infra', '--type', 'cluster', '--name', 'group1-cluster')).toContain("'cluster_id': 'group1-cluster'")
  expect(await mls('infra', 'list-infra', '--type', 'All')).toContain("'Datacenter': []")
  expect(await mls('infra', 'list-infra', '--type', 'Cluster', '--name', 'none')).toBe('Failed to retrieve data. HTTP 404\n')
})

withClient('the ping succeeds when the slice is ready, and only then', async () => {
  const {mls, service} = await slice()
  expect(await mls('manage', 'ping-agent')).toBe('✅ Ping Successful!\nAlive: 4 of 4 agents are online.\n')
  service.setReady(false)
  expect(await mls('manage', 'ping-agent')).toBe('❌ Ping failed\n')
})

withClient('the mode is set', async () => {
  const {mls, service} = await slice()
  expect(await mls('manage', 'set-mode', '--mode', '1')).toContain("'message': 'The mode is ml.'")
  expect(service.mode()).toBe('ml')
  expect(await mls('manage', 'set-mode', '--mode', '0')).toContain("'mode': 0")
  expect(service.mode()).toBe('heuristic')
})

withClient('models are told to be not there yet', async () => {
  const {mls} = await slice()
  expect(await mls('ml', 'deploy-ml', '--path', written('MLSysOpsApplication: {}\n'))).toBe(
    'ERROR: Machine-learning models are not served by these routes yet.\n',
  )
  expect(await mls('ml', 'deploy-ml', '--uri', 'http://127.0.0.1/model.yaml')).toContain('not served by these routes yet')
})
