import {globSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {instancesOf, NO_RESOURCES, type Resources, requestsOf} from '../../../src/descriptions/resources.js'
import type {ComponentDescription} from '../../../src/descriptions/types.js'
import {
  type ComponentPlacement,
  type PlacedComponent,
  type PlacementQuestion,
  placeApplication,
  summarise,
} from '../../../src/matching/placement.js'
import type {NodeState} from '../../../src/platform/contract/index.js'
import {refusalWords} from '../../../src/support/text/refusal-words.js'
import {application, component} from '../../contract/platform/fixtures.js'
import {nodeState} from '../../support/world-states.js'

const NAMES = ['a', 'b', 'c', 'd', 'e']

function question(
  components: readonly PlacedComponent[],
  nodes: readonly NodeState[],
  more: Partial<PlacementQuestion> = {},
  groups: readonly string[][] = [],
): PlacementQuestion {
  const described = application(
    'city',
    components.map((one) => one.component),
  )
  return {
    application: {...described, single_node: groups.map((names) => ({components: names}))},
    components,
    nodes,
    free: (node) => node.free,
    isLost: () => false,
    ...more,
  }
}

function fresh(name: string, instances: number, cpu: string, more: Partial<ComponentDescription> = {}): PlacedComponent {
  return {component: component(name, {node_placement: {scaling: {instances}}, ...more}, {cpu, memory: '64Mi'}), current: []}
}

function places(answer: readonly ComponentPlacement[]): {readonly [component: string]: string} {
  return Object.fromEntries(
    answer.map((one) => [
      one.component,
      one.hosts
        .map((share) => `${share.node}x${share.instances}`)
        .toSorted()
        .join(),
    ]),
  )
}

const nodesArbitrary = fc
  .array(fc.record({cores: fc.integer({min: 1, max: 8}), price: fc.integer({min: 1, max: 5}), cordoned: fc.boolean()}), {
    minLength: 1,
    maxLength: 6,
  })
  .map((some) =>
    some.map(({cores, price, cordoned}, index) =>
      nodeState(
        `n${index}`,
        {hardware: {cpu: {architecture: 'amd64', cores}, memory: 16, disk: 100}, price: {value: price}},
        {cordoned: cordoned && index > 0},
      ),
    ),
  )
const componentsArbitrary = fc
  .array(fc.record({cpu: fc.integer({min: 1, max: 30}), instances: fc.integer({min: 1, max: 4}), exclusive: fc.boolean()}), {
    minLength: 1,
    maxLength: 5,
  })
  .map((some) => some.map(({cpu, instances, exclusive}, index) => fresh(NAMES[index] ?? 'x', instances, `${cpu * 100}m`, {exclusive})))
const groupsArbitrary = fc.constantFrom<readonly string[][]>(
  [],
  [['a', 'b']],
  [
    ['a', 'c'],
    ['b', 'd'],
  ],
)

const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items
    .map((item, index) => ({item, key: Math.sin(seed * 1000 + index * 7)}))
    .toSorted((a, b) => a.key - b.key)
    .map(({item}) => item)

describe('placing an application', () => {
  test('gives the same answer whatever the order of nodes and components', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, groupsArbitrary, fc.integer(), (nodes, components, groups, seed) => {
        const one = places(placeApplication(question(components, nodes, {}, groups)))
        const other = places(placeApplication(question(shuffled(components, seed), shuffled(nodes, seed), {}, groups)))
        expect(other).toEqual(one)
      }),
    )
  })

  test('never takes more than is free, and never a host that is closed to newcomers', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, groupsArbitrary, (nodes, components, groups) => {
        const answer = placeApplication(question(components, nodes, {}, groups))
        for (const node of nodes) {
          let taken = 0
          for (const {component: name, hosts} of answer) {
            const described = components.find((one) => one.component.metadata.name === name)?.component
            const share = hosts.find((one) => one.node === node.name)?.instances ?? 0
            taken += share * (described === undefined ? 0 : requestsOf(described).cpuMillicores)
            if (node.cordoned) expect(share).toBe(0)
          }
          expect(taken).toBeLessThanOrEqual(node.free.cpuMillicores)
        }
      }),
    )
  })

  test('places as many as are asked for, or says how many not and why on every host', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, groupsArbitrary, (nodes, components, groups) => {
        for (const {component: name, hosts, reasons, candidates} of placeApplication(question(components, nodes, {}, groups))) {
          const described = components.find((one) => one.component.metadata.name === name)?.component
          const placed = hosts.reduce((sum, share) => sum + share.instances, 0)
          const wanted = described === undefined ? 0 : instancesOf(described)
          expect(placed).toBeLessThanOrEqual(wanted)
          expect(reasons.length > 0).toBe(placed < wanted)
          expect(candidates.map((one) => one.host).toSorted()).toEqual(nodes.map((node) => node.name).toSorted())
        }
      }),
    )
  })

  test('asked again about its own answer it changes nothing', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, groupsArbitrary, (nodes, components, groups) => {
        const first = placeApplication(question(components, nodes, {}, groups))
        const after = nodes.map((node) => ({...node, free: freeAfter(node, first, components)}))
        const there = components.map((one) => ({
          ...one,
          current: first.find((placed) => placed.component === one.component.metadata.name)?.hosts ?? [],
        }))
        expect(places(placeApplication(question(there, after, {}, groups)))).toEqual(places(first))
      }),
    )
  })

  test('which components are weighed changes no host; what stays and is not weighed has no candidates', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, groupsArbitrary, (nodes, components, groups) => {
        const first = placeApplication(question(components, nodes, {}, groups))
        const asked = components.map((one, index) => ({
          ...one,
          // Every second one is placed already, on what it was given.
          current: index % 2 === 0 ? (first.find((placed) => placed.component === one.component.metadata.name)?.hosts ?? []) : [],
        }))
        const all = placeApplication(question(asked, nodes, {}, groups))
        const none = placeApplication(question(asked, nodes, {weighed: new Set()}, groups))
        expect(places(none)).toEqual(places(all))
      }),
    )
    const stays = {...fresh('a', 1, '1'), current: [{node: 'n1', instances: 1}]}
    const asked = question([stays, fresh('b', 1, '1')], [nodeState('n1'), nodeState('n2')], {weighed: new Set(['b'])})
    expect(placeApplication(asked).map(({candidates}) => candidates.length)).toEqual([0, 2])
  })

  test('the instances of one component go where the component would go if it were placed instance after instance', () => {
    fc.assert(
      fc.property(nodesArbitrary, fc.integer({min: 1, max: 30}), fc.integer({min: 2, max: 6}), (nodes, cpu, instances) => {
        const whole = placeApplication(question([fresh('a', instances, `${cpu * 100}m`)], nodes))
        let current: PlacedComponent['current'] = []
        for (let wanted = 1; wanted <= instances; wanted += 1) {
          const one = fresh('a', wanted, `${cpu * 100}m`)
          const free = (node: NodeState) => freeAfter(node, [{component: 'a', hosts: current, candidates: [], reasons: []}], [one])
          current = placeApplication(question([{...one, current}], nodes, {free}))[0]?.hosts ?? []
        }
        expect(places(whole)).toEqual(places([{component: 'a', hosts: current, candidates: [], reasons: []}]))
      }),
    )
  })

  test('without any node nothing is placed', () => {
    expect(placeApplication(question([fresh('a', 1, '1')], []))).toMatchObject([
      {hosts: [], reasons: [{message: expect.stringContaining('no nodes') as string}]},
    ])
  })

  test('members of a group are on one node, all of them, however many instances each has', () => {
    fc.assert(
      fc.property(nodesArbitrary, componentsArbitrary, (nodes, components) => {
        const group = components.slice(0, 2).map((one) => one.component.metadata.name)
        const answer = placeApplication(question(components, nodes, {}, [group])).filter((one) => group.includes(one.component))
        const hosts = new Set(answer.flatMap((one) => one.hosts.map((share) => share.node)))
        expect(hosts.size).toBeLessThanOrEqual(1)
        expect(new Set(answer.map((one) => one.hosts.length)).size, 'all or none').toBe(1)
      }),
    )
  })

  test('an exclusive component is at most once on a host', () => {
    const answer = placeApplication(question([fresh('a', 3, '100m', {exclusive: true})], [nodeState('n1'), nodeState('n2')]))
    expect(places(answer)).toEqual({a: 'n1x1,n2x1'})
    expect(answer[0]?.reasons[0]?.message).toContain('1 of 3')
  })

  test('keeps what may stay, also where another host would be better', () => {
    const nodes = [nodeState('dear', {price: {value: 9}}), nodeState('cheap', {price: {value: 1}})]
    expect(places(placeApplication(question([{...fresh('a', 1, '1'), current: [{node: 'dear', instances: 1}]}], nodes)))).toEqual({
      a: 'dearx1',
    })
  })

  test('leaves a host that is lost, and one whose room does not do for what is asked for now', () => {
    const at = (more: Partial<PlacedComponent>) => ({...fresh('a', 1, '6'), current: [{node: 'n1', instances: 1}], ...more})
    const nodes = [nodeState('n1', {}, {free: {...NO_RESOURCES, cpuMillicores: 1_000, memoryBytes: 2 ** 30}}), nodeState('n2')]
    expect(places(placeApplication(question([at({})], nodes, {isLost: (node) => node === 'n1'})))).toEqual({a: 'n2x1'})
    expect(places(placeApplication(question([at({running: fresh('a', 1, '4').component})], nodes)))).toEqual({a: 'n2x1'})
    expect(places(placeApplication(question([at({running: fresh('a', 1, '5500m').component})], nodes)))).toEqual({a: 'n1x1'})
  })

  test('leaves a cordoned host where it must be made anew there, and stays for a change of its sizes', () => {
    const {component: running} = fresh('a', 1, '1')
    const there = (wanted: ComponentDescription) => ({component: wanted, running, current: [{node: 'n1', instances: 1}]})
    const nodes = [nodeState('n1', {}, {cordoned: true}), nodeState('n2')]
    const newer = {...running, containers: running.containers.map((container) => ({...container, image: 'registry.test/a:2'}))}
    expect(places(placeApplication(question([there(newer)], nodes)))).toEqual({a: 'n2x1'})
    expect(places(placeApplication(question([there(fresh('a', 1, '2').component)], nodes)))).toEqual({a: 'n1x1'})
    const [nowhere] = placeApplication(question([there(newer)], nodes.slice(0, 1)))
    expect(nowhere?.hosts).toEqual([])
    expect(nowhere?.candidates[0]?.refusals).toMatchObject([{code: 'node-cordoned', wayOut: 'mlsysops infra uncordon n1'}])
  })

  test('follows an order to move for that host only, and keeps it where the other host may not take it', () => {
    const there = {
      ...fresh('a', 3, '1'),
      current: [
        {node: 'n1', instances: 2},
        {node: 'n2', instances: 1},
      ],
      move: {from: 'n1', to: 'n3'},
    }
    expect(places(placeApplication(question([there], [nodeState('n1'), nodeState('n2'), nodeState('n3')])))).toEqual({a: 'n2x1,n3x2'})
    const answer = placeApplication(question([there], [nodeState('n1'), nodeState('n2'), nodeState('n3', {}, {cordoned: true})]))
    expect(places(answer)).toEqual({a: 'n1x2,n2x1'})
    expect(answer[0]?.reasons[0]).toMatchObject({
      code: 'order-not-possible',
      message: 'it was ordered to n3, and there the node is cordoned',
    })
  })

  test('partners that talk to each other are put together', () => {
    const nodes = [nodeState('n1'), nodeState('n2', {price: {value: 0.05}})]
    const asked = question([{...fresh('a', 1, '1'), current: [{node: 'n1', instances: 1}]}, fresh('b', 1, '1')], nodes)
    const interactions = [{component_name1: 'b', component_name2: 'a', type: 'egress' as const, interaction_criticality: 'high' as const}]
    expect(places(placeApplication(asked))['b']).toBe('n2x1')
    expect(places(placeApplication({...asked, application: {...asked.application, component_interactions: interactions}}))['b']).toBe(
      'n1x1',
    )
  })
})

function freeAfter(node: NodeState, placed: readonly ComponentPlacement[], components: readonly PlacedComponent[]): Resources {
  const taken = components.map(({component: one}) => {
    const hosts = placed.find((answer) => answer.component === one.metadata.name)?.hosts
    return {count: hosts?.find((share) => share.node === node.name)?.instances ?? 0, need: requestsOf(one)}
  })
  const sum = (key: 'cpuMillicores' | 'memoryBytes') => taken.reduce((total, {count, need}) => total + count * need[key], 0)
  return {
    ...node.free,
    cpuMillicores: node.free.cpuMillicores - sum('cpuMillicores'),
    memoryBytes: node.free.memoryBytes - sum('memoryBytes'),
  }
}

test('hosts that were refused are summed up in words, never by the codes of the refusals', () => {
  const sources = globSync('src/matching/*.ts').map((file) => readFileSync(file, 'utf8'))
  const plain = sources.flatMap((text) =>
    [...text.matchAll(/(?:code: |unmet\(|equal\(|atLeast\(|anyOf\(|oneOf\(\s*)'([a-z-]+)'/g)].map(([, code]) => code ?? ''),
  )
  const codes = [...plain, 'gpu-missing', 'fpga-missing', 'cpu-short', 'memory-short', 'disk-short', 'gpu-short', 'fpga-short']
  expect(codes.length).toBeGreaterThan(30)
  const candidate = (code: string) => ({component: 'a', host: code, chosen: false, refusals: [{code, message: ''}]})
  for (const code of codes) expect(refusalWords(code), code).not.toBe(code.replaceAll('-', ' '))
  expect(summarise(codes.map(candidate))).not.toMatch(/[a-z]-[a-z]/)
  expect(summarise(['memory-short', 'node-cordoned', 'memory-short', 'not-yet-known'].map(candidate))).toBe(
    'too little memory free (2 nodes), cordoned (1 node), not yet known (1 node)',
  )
})
