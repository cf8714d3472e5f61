import {afterEach, expect, test} from 'vitest'
import type {ApplicationDescription} from '../../src/descriptions/types.js'
import {consolidateEntry} from '../../src/policy/builtin/consolidate/policy.js'
import {followTheDataEntry} from '../../src/policy/builtin/follow-the-data/policy.js'
import {spreadEntry} from '../../src/policy/builtin/spread/policy.js'
import type {CatalogueEntry, ParameterValues} from '../../src/policy/catalogue-entry.js'
import {application, component} from '../contract/platform/fixtures.js'
import {twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults).toEqual([])
  await slice?.stop()
  slice = undefined
})

/** `slow` costs 0.1 an hour and `fast` 0.2. A person's orders say where things begin, and end after a minute. */
async function city(description: ApplicationDescription, orders: {readonly [component: string]: string}): Promise<VirtualSlice> {
  const opened = await virtualSlice(twoWorkers())
  slice = opened
  await opened.pass(1_000)
  const {service} = opened
  await opened.during(service.deploy(description, {by: 'ada'}))
  await opened.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
  for (const [name, node] of Object.entries(orders))
    await opened.during(service.order('city', name, {kind: 'pin', node}, {by: 'ada', untilMs: opened.clock.now() + 60_000}))
  await opened.until(
    'where they were ordered',
    () => Object.entries(orders).every(([name, node]) => nodesOf(opened, name).join() === node),
    60_000,
  )
  return opened
}

async function add({service, during}: VirtualSlice, {name}: CatalogueEntry, values: ParameterValues = {}): Promise<void> {
  const source = JSON.stringify({...values, intervalMs: 20_000, cooldownMs: 120_000})
  await during(service.addPolicy({fileName: name, source, builtIn: true}, 'ada'))
}

function nodesOf({service}: VirtualSlice, name: string): readonly string[] {
  const found = service.application('city')?.components.find((one) => one.component === name)
  return (found?.instances ?? [])
    .filter(({phase}) => phase === 'ready')
    .map(({node}) => node)
    .toSorted()
}

function admitted({service}: VirtualSlice, {name}: CatalogueEntry) {
  return service.decisions({application: 'city', policy: name, verdict: 'admitted', limit: 50})
}

test('consolidate empties the dearer worker once the order is over, and then rests', async () => {
  const opened = await city(application('city', [component('db'), component('web')]), {db: 'slow', web: 'fast'})
  await add(opened, consolidateEntry)
  await opened.pass(20_000)
  expect(nodesOf(opened, 'web'), 'while it is ordered there').toEqual(['fast'])
  await opened.until('on one worker', () => nodesOf(opened, 'web').join() === 'slow', 240_000)
  await opened.pass(600_000)
  expect(admitted(opened, consolidateEntry).map(({outcome}) => outcome)).toMatchObject([{kind: 'done', change: 'moved'}])
  expect([nodesOf(opened, 'db'), nodesOf(opened, 'web')]).toEqual([['slow'], ['slow']])
})

test('spread takes apart what a person names together, and then rests', async () => {
  const opened = await city(application('city', [component('db'), component('web')]), {db: 'slow', web: 'slow'})
  await add(opened, spreadEntry, {together: 'db,web'})
  await opened.until(
    'on two workers',
    () => [...nodesOf(opened, 'db'), ...nodesOf(opened, 'web')].toSorted().join() === 'fast,slow',
    240_000,
  )
  await opened.pass(600_000)
  expect(admitted(opened, spreadEntry)).toHaveLength(1)
})

test('follow-the-data brings together what talks, and then rests', async () => {
  const described = {
    ...application('city', [component('db', {node_placement: {node: 'slow'}}), component('web')]),
    component_interactions: [{component_name1: 'web', component_name2: 'db'}],
  }
  const opened = await city(described, {web: 'fast'})
  await add(opened, followTheDataEntry)
  await opened.until('web beside db', () => nodesOf(opened, 'web').join() === 'slow', 240_000)
  await opened.pass(600_000)
  const decisions = admitted(opened, followTheDataEntry)
  expect(decisions).toHaveLength(1)
  expect(decisions[0]?.actions[0]?.reason).toContain('nearer to db on slow')
})
