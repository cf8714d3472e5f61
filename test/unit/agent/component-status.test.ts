import {expect, test} from 'vitest'
import {ComponentStatuses} from '../../../src/agent/roles/component-status.js'
import {composeView} from '../../../src/agent/service/application-view.js'
import type {
  ApplicationStatus,
  ComponentIntent,
  ComponentStatus,
  InstancePhase,
  InstanceState,
} from '../../../src/platform/contract/index.js'
import {application, component, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'

const web = component('web', {containers: [{image: 'shop:2'}]})
const old = component('web', {containers: [{image: 'shop:1'}]})
const app = spec(application('shop', [web]), {uid: 'u1', generation: 2, revision: '2'})

function instance(id: string, generation: number, phase: InstancePhase = 'ready', reason?: string): InstanceState {
  const image = `shop:${generation}`
  return {id, node: 'n1', phase, startedMs: ORIGIN_MS, restarts: 0, generation, image, ...(reason === undefined ? {} : {reason})}
}

function intent(wanted: ComponentIntent['spec'], generation: number): ComponentIntent {
  const hosts = [{node: 'n1', instances: 1}]
  const ref = {application: 'shop', component: 'web'}
  const deadlineMs = ORIGIN_MS + 60_000
  return {ref, generation, spec: wanted, hosts, goal: hosts, fallback: hosts, exclusive: false, deadlineMs, decision: 'd1'}
}

function statusOf(instances: readonly InstanceState[], asked: ComponentIntent): ComponentStatus {
  const key = 'shop/web'
  const {ref} = asked
  const world = {...worldOf([app]), components: new Map([[key, {ref, instances}]]), intents: new Map([[key, asked]])}
  const [status] = new ComponentStatuses().of(app, world, () => [])
  if (status === undefined) throw new Error('There is no status.')
  return status
}

function phaseOf(component: ComponentStatus, wasDeployed = true): string {
  const status: ApplicationStatus = {
    application: 'shop',
    uid: 'u1',
    cluster: 'near',
    generation: 2,
    reportedMs: ORIGIN_MS,
    components: [component],
    qos: [],
  }
  return composeView({spec: app, clusters: ['near'], statuses: [status], refusals: [], wasDeployed}).phase
}

test('what runs as it is wanted is ready, and that is all there is to say', () => {
  const status = statusOf([instance('b', 2)], intent(web, 2))
  expect(status).toEqual({component: 'web', wanted: 1, ready: 1, instances: [instance('b', 2)], reasons: []})
  expect(phaseOf(status)).toBe('deployed')
})

test('while a change is under way the old instance serves and is not as wanted; the change is no degradation', () => {
  const status = statusOf([instance('a', 1), instance('b', 2, 'starting')], intent(web, 2))
  expect(status).toMatchObject({ready: 1, upToDate: 0})
  expect(phaseOf(status)).toBe('deploying')
})

test('a change that was taken back leaves ready what it was not to be, and is told with why', () => {
  const status = {...statusOf([instance('a', 1)], intent(old, 1)), reasons: [{code: 'rolled-back', message: 'it was changed back'}]}
  expect(status).toMatchObject({ready: 1, upToDate: 0})
  expect(phaseOf(status)).toBe('degraded')
})

test('what does not serve is degraded where it was deployed before, and comes up where it was not', () => {
  const status = statusOf([instance('b', 2, 'starting')], intent(web, 2))
  expect(status).toMatchObject({ready: 0})
  expect(status.upToDate).toBeUndefined()
  expect(phaseOf(status)).toBe('degraded')
  expect(phaseOf(status, false)).toBe('deploying')
})
