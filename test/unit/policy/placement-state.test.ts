import {describe, expect, test} from 'vitest'
import type {ComponentDescription} from '../../../src/descriptions/types.js'
import {LOST_GRACE_MS} from '../../../src/matching/lost-hosts.js'
import type {ApplicationSpec, InstanceState, NodeState, Order} from '../../../src/platform/contract/index.js'
import {type ComponentView, componentViews} from '../../../src/policy/builtin/placement-state.js'
import {application, component, intent, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {worldOf} from '../../support/loop-bench.js'
import {nodeState} from '../../support/world-states.js'

const NOW_MS = ORIGIN_MS + 1_000_000

type Situation = {
  readonly web?: ComponentDescription
  readonly running?: ComponentDescription
  readonly on?: readonly string[]
  readonly phase?: InstanceState['phase']
  readonly nodes?: readonly NodeState[]
  readonly orders?: readonly Order['wish'][]
  readonly more?: Partial<ApplicationSpec['description']>
  readonly others?: {readonly [component: string]: string}
}

function view(situation: Situation): ComponentView | undefined {
  const {
    web = component('web'),
    running = web,
    on = ['n1'],
    phase = 'ready',
    nodes = [nodeState('n1'), nodeState('n2')],
    orders = [],
    more = {},
    others = {},
  } = situation
  const described = {...application('city', [web, ...Object.keys(others).map((name) => component(name))]), ...more}
  const asked = spec(described, {
    createdMs: ORIGIN_MS,
    orders: orders.map((wish, index): Order => ({id: `o${index}`, component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish})),
  })
  const shares = on.map((node) => ({node, instances: 1}))
  const intents = [
    ...(on.length === 0 ? [] : [intent('city', running, shares)]),
    ...Object.entries(others).map(([name, node]) => intent('city', component(name), [{node, instances: 1}])),
  ]
  const instances = on.map(
    (node, index): InstanceState => ({id: `web-${index}`, node, phase, startedMs: ORIGIN_MS, restarts: 0, generation: 1, image: 'a:1'}),
  )
  const world = {
    ...worldOf([asked]),
    nowMs: NOW_MS,
    nodes: new Map(nodes.map((node) => [node.name, node])),
    intents: new Map(intents.map((one) => [`city/${one.ref.component}`, one])),
    components: new Map([['city/web', {ref: {application: 'city', component: 'web'}, instances}]]),
  }
  return componentViews(asked, world)[0]
}

const silent = (sinceMs: number) => [nodeState('n1', {}, {ready: false, readyChangedMs: NOW_MS - sinceMs}), nodeState('n2')]
const job = (restart_policy: 'OnFailure' | 'Never') => component('web', {restart_policy, containers: [{image: 'job:1'}]})
const deferrable = (slack: string) => ({...job('OnFailure'), deferrable: {slack, duration: '1h'}})

describe('what differs between a component as it is and as it shall be', () => {
  test.each<[string, Situation, string | undefined]>([
    ['nothing', {}, undefined],
    ['it has no host yet', {on: []}, 'not-placed'],
    ['it waits for what it depends on', {on: [], web: component('web', {depends_on: ['db']}), others: {db: 'n1'}}, 'waits'],
    ['it may wait for a better hour', {on: [], web: deferrable('17m')}, 'deferred'],
    [
      'it may wait, and what it depends on is not ready',
      {on: [], web: {...deferrable('17m'), depends_on: ['db']}, others: {db: 'n1'}},
      'waits',
    ],
    ['its slack is used up', {on: [], web: deferrable('1000s')}, 'not-placed'],
    ['it may wait, but a person ordered it somewhere', {on: [], web: deferrable('17m'), orders: [{kind: 'move', to: 'n2'}]}, 'not-placed'],
    ['its host has been silent for a moment', {nodes: silent(LOST_GRACE_MS - 1)}, 'host-silent'],
    ['its host is lost', {nodes: silent(LOST_GRACE_MS)}, 'host-lost'],
    ['its host is gone', {nodes: [nodeState('n2')]}, 'host-lost'],
    ['it is exclusive and may still run on a lost host', {web: component('web', {exclusive: true}), nodes: silent(LOST_GRACE_MS)}, 'waits'],
    ['it is exclusive and its host is removed', {web: component('web', {exclusive: true}), nodes: [nodeState('n2')]}, 'host-lost'],
    [
      'its host fits no more',
      {nodes: [nodeState('n1', {}, {labels: []}), nodeState('n2')], web: component('web', {node_placement: {labels: ['zone:a']}})},
      'host-unfit',
    ],
    ['its host is cordoned, which is for newcomers', {nodes: [nodeState('n1', {}, {cordoned: true})]}, undefined],
    [
      'its host is cordoned, and it cannot begin there again',
      {nodes: [nodeState('n1', {}, {cordoned: true})], phase: 'pending'},
      'host-cordoned',
    ],
    ['it waits to begin on a host that takes it', {phase: 'pending'}, undefined],
    ['its image changed', {running: component('web', {containers: [{image: 'old:1'}]})}, 'spec-changed'],
    [
      'only where it may run changed, and it may stay',
      {web: component('web', {node_placement: {continuum_layer: ['edge', 'cloud']}}), running: component('web')},
      undefined,
    ],
    ['it runs too seldom', {web: component('web', {node_placement: {scaling: {instances: 2}}})}, 'count-differs'],
    ['it was ordered elsewhere', {orders: [{kind: 'move', to: 'n2'}]}, 'host-unfit'],
    ['one of its hosts was ordered to be left', {orders: [{kind: 'move', from: 'n1', to: 'n2'}]}, 'ordered'],
    ['it must share a node with one that is elsewhere', {others: {db: 'n2'}, more: {single_node: [{components: ['web', 'db']}]}}, 'apart'],
    ['it has run to its end, and its host is lost', {web: job('OnFailure'), phase: 'completed', nodes: silent(LOST_GRACE_MS)}, undefined],
    ['it runs to its end, may be run again, and its host is lost', {web: job('OnFailure'), nodes: silent(LOST_GRACE_MS)}, 'host-lost'],
    ['it may not be run again, and its host is lost', {web: job('Never'), nodes: silent(LOST_GRACE_MS)}, 'waits'],
  ])('%s', (_, situation, kind) => {
    expect(view(situation)?.deviation?.kind).toBe(kind)
  })

  test('an external component is nobody’s business', () => {
    expect(view({web: component('web', {external_component: true})})).toBeUndefined()
  })

  test.each<[string, Situation, string | undefined]>([
    [
      'a move',
      {
        orders: [
          {kind: 'scale', instances: 1},
          {kind: 'move', to: 'n2'},
        ],
      },
      'o1',
    ],
    ['a number', {orders: [{kind: 'scale', instances: 2}]}, 'o0'],
    ['an image', {orders: [{kind: 'set-image', image: 'new:1'}]}, 'o0'],
    [
      'nobody: the description itself changed',
      {running: component('web', {os: 'ubuntu', containers: [{image: 'old:1'}]}), orders: [{kind: 'set-image', image: 'new:1'}]},
      undefined,
    ],
    ['nobody: the host is lost', {nodes: silent(LOST_GRACE_MS), orders: [{kind: 'scale', instances: 1}]}, undefined],
  ])('it is put down to the order that makes the difference: %s', (_, situation, order) => {
    expect(view(situation)?.order?.id).toBe(order)
  })
})
