import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ApplicationDescription, Relation} from '../../../src/descriptions/types.js'
import {clusterRefusals} from '../../../src/matching/clusters.js'
import {effectiveComponent, ordersInForce, partialMove, placingOrder} from '../../../src/matching/orders.js'
import {achievement, gain, meets} from '../../../src/matching/qos.js'
import {containerIndex} from '../../../src/matching/wishes.js'
import type {ClusterState, Order} from '../../../src/platform/contract/index.js'
import {application, component, ORIGIN_MS, spec} from '../../contract/platform/fixtures.js'
import {nodeState} from '../../support/world-states.js'

const WEB = component('web', {
  containers: [
    {name: 'main', image: 'web:1'},
    {name: 'side', image: 'side:1'},
  ],
})

function ordered(...wishes: readonly (Order['wish'] | Order)[]) {
  const orders = wishes.map(
    (wish, index): Order => ('wish' in wish ? wish : {id: `o${index}`, component: 'web', by: 'ada', issuedMs: ORIGIN_MS, wish}),
  )
  return spec(application('city', [WEB]), {orders})
}

describe('orders', () => {
  test('shape what shall run, and never the description', () => {
    const asked = ordered(
      {kind: 'pin', node: 'n2'},
      {kind: 'scale', instances: 3},
      {kind: 'set-image', container: 'side', image: 'side:2'},
      {kind: 'set-resources', requests: {cpu: '2'}},
    )
    const before = structuredClone(WEB)
    const {component: result, order} = effectiveComponent(asked, WEB, ORIGIN_MS)
    expect(result.node_placement).toMatchObject({node: 'n2', scaling: {instances: 3}})
    expect(result.containers.map((container) => container.image)).toEqual(['web:1', 'side:2'])
    expect(result.containers[0]?.platform_requirements?.cpu).toEqual({requests: '2'})
    expect(order?.id).toBe('o3')
    expect(WEB).toEqual(before)
  })

  test('end at their time', () => {
    const order: Order = {
      id: 'o',
      component: 'web',
      by: 'ada',
      issuedMs: ORIGIN_MS,
      untilMs: ORIGIN_MS + 1_000,
      wish: {kind: 'scale', instances: 3},
    }
    expect(ordersInForce(ordered(order), ORIGIN_MS + 999)).toHaveLength(1)
    expect(ordersInForce(ordered(order), ORIGIN_MS + 1_000)).toHaveLength(0)
    expect(effectiveComponent(ordered(order), WEB, ORIGIN_MS + 1_000)).toEqual({component: WEB, order: undefined})
  })

  test('a move from one host names none, unless the description does', () => {
    const asked = ordered({kind: 'move', from: 'n1', to: 'n2'})
    expect(effectiveComponent(asked, WEB, ORIGIN_MS).component.node_placement?.node).toBeUndefined()
    expect(partialMove(asked, WEB, ORIGIN_MS)).toMatchObject({from: 'n1', to: 'n2'})
    expect(placingOrder(asked, 'web', ORIGIN_MS)?.id).toBe('o0')
    const named = {...WEB, node_placement: {node: 'n1'}}
    expect(effectiveComponent(asked, named, ORIGIN_MS).component.node_placement?.node).toBe('n2')
    expect(partialMove(asked, named, ORIGIN_MS)).toBeUndefined()
  })

  test('name a container by its name, by its number, or not at all', () => {
    expect([undefined, 'web', 'main', 'side', '1', 'none', '7'].map((name) => containerIndex(WEB, name))).toEqual([
      0,
      0,
      0,
      1,
      1,
      undefined,
      undefined,
    ])
  })

  test('a group of components that share a node says where all of them go', () => {
    const grouped = spec({
      ...application('city', [WEB]),
      single_node: [{components: ['web'], continuum_layer: ['cloud'], scaling: {instances: 2}}],
    })
    expect(effectiveComponent(grouped, WEB, ORIGIN_MS).component.node_placement).toEqual({
      continuum_layer: ['cloud'],
      scaling: {instances: 2},
    })
  })
})

describe('targets', () => {
  const relations: readonly Relation[] = ['lower_or_equal', 'lower_than', 'greater_or_equal', 'greater_than', 'equal']
  const values = fc.double({min: 0.1, max: 1e6, noNaN: true})

  test('are met as their relation says', () => {
    const at = (relation: Relation) => [49, 50, 51].map((value) => meets(value, relation, 50))
    expect(relations.map(at)).toEqual([
      [true, true, false],
      [true, false, false],
      [false, true, true],
      [false, false, true],
      [false, true, false],
    ])
  })

  test('are achieved by 1 where they are met, and by less the further off the value is', () => {
    fc.assert(
      fc.property(values, values, fc.constantFrom(...relations), (value, target, relation) => {
        const achieved = achievement(value, relation, target)
        expect(achieved).toBeGreaterThanOrEqual(0)
        expect(achieved).toBeLessThanOrEqual(1)
        if (meets(value, relation, target)) expect(achieved).toBe(1)
        const further = relation.startsWith('greater') || (relation === 'equal' && value < target) ? value / 2 : value * 2
        if (!meets(value, relation, target)) expect(achievement(further, relation, target)).toBeLessThanOrEqual(achieved)
      }),
    )
  })

  test('a value gains on another where it is nearer to the target, and only there', () => {
    fc.assert(
      fc.property(values, values, values, (a, b, target) => {
        expect(Math.sign(gain(a, b, 'lower_or_equal', target))).toBe(Math.sign(b - a))
        expect(Math.sign(gain(a, b, 'greater_or_equal', target))).toBe(Math.sign(a - b))
      }),
    )
  })
})

describe('clusters', () => {
  const cluster: ClusterState = {
    name: 'c1',
    ready: true,
    readyChangedMs: ORIGIN_MS,
    cordoned: false,
    description: {cluster_id: 'c1', nodes: ['n1']},
    datacenter: {
      datacenter_id: 'd1',
      cluster_id: 'c1',
      continuum: 'edge',
      nodes: ['n1'],
      continent: 'europe',
      country: 'greece',
      city: 'volos',
      cloud_provider: 'own',
    },
  }
  const nodes = [nodeState('n1', {hardware: {gpu: {}}})]
  const codes = (placement: ApplicationDescription['cluster_placement'], of: ClusterState = cluster) =>
    clusterRefusals({...application('city'), ...(placement === undefined ? {} : {cluster_placement: placement})}, of, nodes).map(
      (reason) => reason.code,
    )

  test('are judged by every rule of cluster_placement', () => {
    const fits = {
      cluster_id: ['c0', 'c1'],
      location: {continent: ['europe' as const], country: ['italy', 'greece'], city: ['volos']},
      cloud_provider: 'own',
      accelerators: ['gpu' as const],
      node_types: ['edge' as const],
    }
    expect(codes(fits)).toEqual([])
    expect(codes({cluster_id: ['c2']})).toEqual(['other-cluster-named'])
    expect(codes({location: {continent: ['asia'], country: ['italy'], city: ['rome']}})).toEqual([
      'continent-differs',
      'country-differs',
      'city-differs',
    ])
    expect(codes({cloud_provider: 'aws'})).toEqual(['provider-differs'])
    expect(codes({accelerators: ['fpga', 'tpu'], node_types: ['cloud']})).toEqual([
      'accelerator-missing',
      'accelerator-missing',
      'node-type-missing',
    ])
  })

  test('that are silent or cordoned take nobody', () => {
    expect(codes(undefined, {...cluster, ready: false, cordoned: true})).toEqual(['cluster-not-ready', 'cluster-cordoned'])
  })
})
