import {afterEach, describe, expect, test} from 'vitest'
import type {Order} from '../../../src/platform/contract/index.js'
import {component, NEVER, ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {textLike, textWith} from '../../support/matchers.js'
import {type MechanismBench, mechanismBench} from '../../support/mechanism-bench.js'

let bench: MechanismBench | undefined
afterEach(() => {
  bench?.stop()
  bench = undefined
})

async function open(options: Parameters<typeof mechanismBench>[0] = {}): Promise<MechanismBench> {
  bench = await mechanismBench(options)
  return bench
}

const auto = (instances = 1) => component('web', {node_placement: {scaling: {scaling_mode: 'auto', instances}}})
const ordered = (wish: Order['wish']): Order => ({id: 'o1', component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish})

describe('scale', () => {
  test('runs more, and keeps what the policy wants', async () => {
    const opened = await open()
    expect(await opened.apply('scale', {instances: 3}, 'd1')).toMatchObject({
      kind: 'done',
      change: 'scaled',
      message: textLike(/^web: 1 → 3 instances\. Runs on .* \(before: n1\) after/),
    })
    expect(opened.ready().split('+')).toHaveLength(3)
    expect(opened.wishes()).toEqual([{kind: 'scale', instances: 3}])
  })

  test('without a number it is as described again, and nothing is kept', async () => {
    const opened = await open()
    await opened.apply('scale', {instances: 3}, 'd1')
    expect(await opened.apply('scale', {}, 'd2')).toMatchObject({kind: 'done', message: textWith('3 → 1 instances')})
    expect(opened.ready().split('+')).toHaveLength(1)
    expect(opened.wishes()).toEqual([])
    expect(await opened.notes.get('adjustments/city/web', new AbortController().signal)).toBeUndefined()
  })

  test("what another policy wants is not one's own to take back", async () => {
    const opened = await open()
    await opened.apply('scale', {instances: 2}, 'd1')
    await opened.apply('scale', {}, 'd2', {policy: 'other'})
    expect(opened.wishes()).toEqual([{kind: 'scale', instances: 2}])
  })

  test('to none and back, where the description lets a policy decide', async () => {
    const opened = await open({web: auto()})
    expect(await opened.apply('scale', {instances: 0}, 'd1')).toMatchObject({kind: 'done', change: 'scaled'})
    expect([opened.ready(), opened.intent()]).toEqual(['', undefined])
    expect(await opened.apply('scale', {instances: 2}, 'd2')).toMatchObject({kind: 'done', change: 'scaled'})
    expect(opened.ready().split('+')).toHaveLength(2)
  })

  test.each([
    ['none, where nothing says that it may be', component('web'), {instances: 0}, 'zero-not-permitted'],
    [
      'one that is scaled by hand',
      component('web', {node_placement: {scaling: {scaling_mode: 'manual'}}}),
      {instances: 2},
      'scaling-manual',
    ],
    ['more than there is room for', component('web'), {instances: 100}, 'no-eligible-host'],
    [
      'what runs to its end',
      component('web', {restart_policy: 'Never', containers: [{image: 'a/b:1'}]}),
      {instances: 2},
      'runs-to-completion',
    ],
  ])('is refused: %s', async (_, web, wish, code) => {
    const opened = await open({web})
    expect(opened.check('scale', wish)).toMatchObject({kind: 'inadmissible', reasons: [{code}]})
  })

  test('takes the room that is kept for it, which nobody else sees as free', async () => {
    const opened = await open()
    const full = () => {
      const seen = opened.view.world()
      return {...seen, nodes: new Map([...seen.nodes].map(([name, node]) => [name, {...node, free: {...node.free, cpuMillicores: 100}}]))}
    }
    const room = opened.find('scale').room?.({application: 'city', component: 'web', instances: 2}, opened.view.world())
    expect(room).toMatchObject({component: 'city/web', shares: [{added: 1}], need: {cpuMillicores: 500}})
    expect(await opened.apply('scale', {instances: 2}, 'd1', {world: full})).toMatchObject({
      kind: 'refused',
      reasons: [{code: 'no-eligible-host'}],
    })
    expect(await opened.apply('scale', {instances: 2}, 'd2', {world: full, ...(room === undefined ? {} : {room})})).toMatchObject({
      kind: 'done',
    })
  })

  test('to none is refused where another component starts after it', async () => {
    const opened = await open({web: auto(), more: [component('db', {depends_on: ['web']})]})
    expect(opened.check('scale', {instances: 0})).toMatchObject({
      kind: 'inadmissible',
      reasons: [{code: 'others-depend', message: textWith('db')}],
    })
  })
})

describe("a person's order", () => {
  test('of that kind overrules the policy, and what the policy wanted holds again when it ends', async () => {
    const opened = await open()
    await opened.apply('scale', {instances: 3}, 'd1')
    await opened.put([ordered({kind: 'scale', instances: 1})])
    const {world} = opened.context('d2')
    const command = {application: 'city', component: 'web', instances: 4}
    expect(opened.find('scale').overruledBy(command, ordered({kind: 'scale', instances: 1}), world())).toMatchObject({
      code: 'person-ordered',
      wayOut: 'mlsysops app unpin city web --kind scale',
    })
    expect(opened.find('scale').overruledBy(command, ordered({kind: 'set-image', image: 'a/b:2'}), world())).toBeUndefined()
    expect(opened.wishes()).toEqual([{kind: 'scale', instances: 3}])
  })
})

describe('what ends an adjustment', () => {
  test('a description that says something else of what it changed; another change of it does not', async () => {
    const opened = await open()
    await opened.apply('scale', {instances: 3}, 'd1')
    await opened.put([], {...component('web'), qos_metrics: [{application_metric_id: 'm', target: 1, relation: 'lower_or_equal'}]})
    expect(opened.wishes()).toHaveLength(1)
    await opened.put([], component('web', {node_placement: {scaling: {instances: 2}}}))
    expect(opened.wishes()).toEqual([])
  })
})

describe('image, resources and runtime class', () => {
  test('an image is rolled out', async () => {
    const opened = await open()
    expect(await opened.apply('image', {image: 'registry.test/web:2'}, 'd1')).toMatchObject({
      kind: 'done',
      change: 'image-changed',
      message: textWith('image registry.test/web:1 → registry.test/web:2'),
    })
    expect(opened.intent()?.spec.containers[0]?.image).toBe('registry.test/web:2')
    expect(opened.wishes()).toEqual([{kind: 'set-image', image: 'registry.test/web:2'}])
  })

  test('one that does not come up is taken back, and so is the wish; what was wanted before holds again', async () => {
    const opened = await open()
    await opened.apply('image', {image: 'registry.test/web:2'}, 'd1')
    const before = opened.view.world()
    const frozen = {world: () => ({...opened.view.world(), components: before.components})}
    expect(await opened.apply('image', {image: 'registry.test/web:3'}, 'd2', frozen)).toMatchObject({
      kind: 'failed',
      restored: true,
      reasons: [{code: 'rolled-back'}],
    })
    expect(opened.wishes()).toEqual([{kind: 'set-image', image: 'registry.test/web:2'}])
    expect(opened.intent()?.spec.containers[0]?.image).toBe('registry.test/web:2')
    expect(opened.asked.map(({spec}) => spec.containers[0]?.image.at(-1)).join('')).toMatch(/^12+3+2+$/)
  })

  test('a change that an earlier life left halfway, and that does not come up in this one, is taken back with its wish', async () => {
    const opened = await open()
    const stopping = new AbortController()
    const before = opened.view.world()
    const frozen = () => ({...opened.view.world(), components: before.components})
    const begun = opened
      .find('image')
      .apply(
        {application: 'city', component: 'web', image: 'registry.test/web:2'},
        opened.context('d1', {world: frozen, stopping: stopping.signal}),
        NEVER,
      )
    begun.catch(() => undefined)
    await opened.pass(1_000)
    stopping.abort(new Error('the agent stops'))
    await expect(begun).rejects.toThrow('the agent stops')
    expect(opened.wishes(), 'when the agent stops all stays as it is').toHaveLength(1)
    const intent = opened.intent()
    if (intent === undefined) throw new Error('nothing was begun')
    const outcome = await opened.run(opened.resume.resume(intent, undefined, opened.context('d1', {world: frozen}), NEVER))
    expect(outcome).toMatchObject({kind: 'failed', restored: true})
    expect(opened.wishes()).toEqual([])
    expect(opened.intent()?.spec.containers[0]?.image).toBe('registry.test/web:1')
  })

  test('one that was on its way back when the agent stopped is no success in the next life', async () => {
    const opened = await open()
    const command = {application: 'city', component: 'web', image: 'registry.test/web:2'}
    const [stopping, abort] = [new AbortController(), new AbortController()]
    const begun = opened.find('image').apply(command, opened.context('d1', {stopping: stopping.signal}), abort.signal)
    begun.catch(() => undefined)
    await opened.pass(10)
    abort.abort(new Error('ada ordered otherwise'))
    await opened.pass(200)
    stopping.abort(new Error('the agent stops'))
    const intent = opened.intent()
    if (intent === undefined) throw new Error('nothing was begun')
    expect([intent.spec.containers[0]?.image, opened.wishes()]).toEqual(['registry.test/web:1', []])
    const action = {mechanism: 'image', command, target: {kind: 'component', application: 'city', component: 'web'}, reason: ''} as const
    const outcome = await opened.run(opened.resume.resume(intent, action, opened.context('d1'), NEVER))
    expect(outcome).toMatchObject({kind: 'failed', restored: true, reasons: [{code: 'taken-back'}]})
  })

  test('resources that grow find room, and the component runs with them', async () => {
    const opened = await open()
    expect(await opened.apply('resources', {requests: {cpu: '2'}, limits: {cpu: '2'}}, 'd1')).toMatchObject({
      kind: 'done',
      change: 'resources-changed',
      message: textWith('cpu requests 500m → 2, cpu limits none → 2'),
    })
    expect(opened.intent()?.spec.containers[0]?.platform_requirements?.cpu).toEqual({requests: '2', limits: '2'})
  })

  test.each([
    [{requests: {cpu: '20'}}, 'no-eligible-host'],
    [{requests: {cpu: 'much'}}, 'quantity-invalid'],
    [{requests: {cpu: '2'}, limits: {cpu: '1'}}, 'request-above-limit'],
    [{container: 'sidecar', requests: {cpu: '1'}}, 'container-unknown'],
  ])('resources %j are refused as %s', async (wish, code) => {
    const opened = await open()
    expect(opened.check('resources', wish)).toMatchObject({kind: 'inadmissible', reasons: [{code}]})
  })

  test('a runtime class is changed', async () => {
    const opened = await open()
    expect(await opened.apply('runtime-class', {runtimeClass: 'kata-fc'}, 'd1')).toMatchObject({
      kind: 'done',
      change: 'runtime-class-changed',
      message: textWith('runtime class none → kata-fc'),
    })
    expect(opened.intent()?.spec.runtime_class_name).toBe('kata-fc')
  })

  test('what can be had on another host only needs to be permitted to move', async () => {
    const opened = await open({describe: {permitted_actions: ['change_container_resource_requirements']}, more: []})
    const full = opened.view.world()
    const n1 = full.nodes.get('n1')
    if (n1 === undefined) throw new Error('n1 is missing')
    const nodes = new Map([...full.nodes, ['n1', {...n1, free: {...n1.free, cpuMillicores: 0}}]])
    const command = {application: 'city', component: 'web', requests: {cpu: '2'}}
    expect(opened.find('resources').check(command, {...full, nodes})).toMatchObject({
      kind: 'inadmissible',
      reasons: [{code: 'not-permitted', message: textWith('component_relocation')}],
    })
  })
})
