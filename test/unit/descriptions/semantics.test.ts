import {expect, test} from 'vitest'
import {checkApplication} from '../../../src/descriptions/check.js'
import {parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ApplicationDescription, ComponentDescription} from '../../../src/descriptions/types.js'

const CONTAINER = {image: 'web:1'}

function component(name: string, rest: Partial<ComponentDescription> = {}): ComponentDescription {
  return {metadata: {name}, containers: [CONTAINER], ...rest}
}

function problemsOf(application: Partial<ApplicationDescription>): readonly string[] {
  const {problems} = checkApplication({name: 'shop', components: [component('web'), component('db')], ...application})
  return problems.map(({severity, code, path}) => `${severity} ${code} ${path}`)
}

function ofContainer(container: object): readonly string[] {
  return problemsOf({components: [component('web', {containers: [{...CONTAINER, ...container}]})]}).map((line) =>
    line.replace('components[0].containers[0].', ''),
  )
}

test('a cycle names every component on it, in its order', () => {
  const components = [component('a', {depends_on: ['b']}), component('b', {depends_on: ['c']}), component('c', {depends_on: ['a']})]
  const {problems} = checkApplication({name: 'shop', components})
  expect(problems.map(({message}) => message)).toEqual(['The components wait for each other: a -> b -> c -> a.'])
})

test('two cycles are two problems, and a component that two wait for is none', () => {
  const pair = (a: string, b: string) => [component(a, {depends_on: [b, 'base']}), component(b, {depends_on: [a]})]
  expect(problemsOf({components: [...pair('a', 'b'), ...pair('c', 'd'), component('base')]})).toEqual([
    'error dependency-cycle components[1].depends_on[0]',
    'error dependency-cycle components[3].depends_on[0]',
  ])
})

test('weights of decimal fractions are 1 together though their binary sum is not', () => {
  const metrics = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']
  const qos_metrics = metrics.map((application_metric_id) => ({application_metric_id, target: 1, relation: 'equal' as const}))
  const achievement_weights = metrics.map((metric_id) => ({metric_id, weight: 0.1}))
  expect(
    problemsOf({
      components: [component('web', {qos_metrics})],
      global_satisfaction: {threshold: 0.5, relation: 'greater_than', achievement_weights},
    }),
  ).toEqual([])
})

test('satisfaction without weights is a warning: every target counts the same', () => {
  expect(problemsOf({global_satisfaction: {threshold: 0.5}})).toEqual(['warning incomplete global_satisfaction'])
})

test('one port number for two protocols, or on two components, is no clash', () => {
  const ports = [
    {container_port: 53, protocol: 'TCP' as const},
    {container_port: 53, protocol: 'UDP' as const},
  ]
  const containers = [{...CONTAINER, ports}]
  expect(problemsOf({components: [component('web', {containers}), component('db', {containers})]})).toEqual([])
})

test('two containers of one component cannot have the same port', () => {
  const containers = [
    {...CONTAINER, name: 'one', ports: [{container_port: 80}]},
    {...CONTAINER, name: 'two', ports: [{container_port: 80}]},
  ]
  expect(problemsOf({components: [component('web', {containers})]})).toEqual([
    'error duplicate-port components[0].containers[1].ports[0].container_port',
  ])
})

test('requests equal to limits are fine, in whatever units', () => {
  expect(
    ofContainer({platform_requirements: {cpu: {requests: '1', limits: '1000m'}, memory: {requests: '1Gi', limits: '1024Mi'}}}),
  ).toEqual([])
})

test.each([
  ['1e0', '1', []],
  ['1001m', '1', ['error request-over-limit platform_requirements.cpu.requests']],
  ['1.0000000001', '1', ['error request-over-limit platform_requirements.cpu.requests']],
])('a request of %s cores under a limit of %s', (requests, limits, expected) => {
  expect(ofContainer({platform_requirements: {cpu: {requests, limits}}})).toEqual(expected)
})

test.each([
  ['512MB', 'Write "512M".'],
  ['1 GiB', 'Write "1Gi".'],
  ['256mi', 'Write "256Mi".'],
  ['lots', undefined],
])('"%s" of memory is refused with what was meant', (requests, suggestion) => {
  const containers = [{...CONTAINER, platform_requirements: {memory: {requests}}}]
  const [problem] = checkApplication({name: 'shop', components: [component('web', {containers})]}).problems
  expect(problem).toMatchObject({severity: 'error', code: 'bad-quantity'})
  expect(problem?.suggestion).toBe(suggestion)
})

test('memory of a few bytes is a warning: a unit was forgotten', () => {
  expect(ofContainer({platform_requirements: {memory: {requests: '512'}}})).toEqual([
    'warning doubtful-amount platform_requirements.memory.requests',
  ])
})

test('automatic scaling without a criterion, and a criterion without it, are warnings', () => {
  const scaled = (scaling: object) => problemsOf({components: [component('web', {node_placement: {scaling}})]})
  expect(scaled({scaling_mode: 'auto'})).toEqual(['warning incomplete components[0].node_placement.scaling'])
  expect(scaled({scaling_mode: 'manual', scaling_criteria: 'max_cpu_utilization'})).toEqual([
    'warning without-effect components[0].node_placement.scaling.scaling_criteria',
  ])
})

test('a group on a node and a member on another contradict each other; on the same one they do not', () => {
  const on = (node: string) =>
    problemsOf({
      components: [component('web', {node_placement: {node}}), component('db')],
      single_node: [{components: ['web', 'db'], node: 'n1'}],
    })
  expect(on('n1')).toEqual([])
  expect(on('n2')).toEqual(['error placement-contradicts components[0].node_placement.node'])
})

test('a field of an instance that does not exist is a warning', () => {
  const from = (field_path: string) => ofContainer({env: [{name: 'X', value_from: {field_ref: {field_path}}}]})
  expect(from('status.hostIP')).toEqual([])
  expect(from("metadata.labels['app']")).toEqual([])
  expect(from('status.hostIp')).toEqual(['warning unknown-word env[0].value_from.field_ref.field_path'])
})

test('semantic problems are found beside those of the schema, all in one go', () => {
  const {problems} = checkApplication({
    name: 'Shop',
    extra: 1,
    components: [{metadata: {name: 'web'}, depends_on: ['dab'], containers: []}, component('dba')],
  })
  expect(problems.map(({code}) => code).toSorted()).toEqual(['bad-name', 'too-few', 'unknown-component', 'unknown-field'])
})

test('a cluster that lists a node which the same file puts elsewhere is an error', () => {
  const text = [
    'MLSysOpsCluster: {cluster_id: one, nodes: [a]}',
    'MLSysOpsNode: {name: a, cluster_id: two, continuum_layer: edge, environment: {os: ubuntu}, hardware: {cpu: {cores: 1}, memory: 1}}',
  ].join('\n---\n')
  expect(parseDescriptions(text, 'slice.yaml').problems).toMatchObject([
    {severity: 'error', code: 'contradiction', path: 'MLSysOpsCluster.nodes[0]'},
  ])
})

test('a node without cores or memory is a warning: nothing that requests them will fit', () => {
  const node = (hardware: string) =>
    parseDescriptions(`MLSysOpsNode: {name: a, continuum_layer: edge, environment: {os: ubuntu}${hardware}}`, 'n').problems.map(
      ({severity, code}) => `${severity} ${code}`,
    )
  expect(node('')).toEqual(['warning incomplete'])
  expect(node(', hardware: {cpu: {cores: 1}}')).toEqual(['warning incomplete'])
  expect(node(', hardware: {mcu: {architecture: arm-m4, flash: 512Ki}}')).toEqual([])
})

test('only what runs to its end may be deferrable', () => {
  const deferrable = {slack: '8h', duration: '1h30m'}
  const of = (rest: Partial<ComponentDescription>) => problemsOf({components: [component('web', {deferrable, ...rest})]})
  expect(of({restart_policy: 'OnFailure'})).toEqual([])
  expect(of({restart_policy: 'Never'})).toEqual([])
  expect(of({})).toEqual(['error contradiction components[0].deferrable'])
  const containers: ComponentDescription['containers'] = [{...CONTAINER, ports: [{container_port: 80}]}]
  expect(of({restart_policy: 'OnFailure', containers})).toEqual(['error contradiction components[0].deferrable'])
  expect(problemsOf({components: [component('web', {restart_policy: 'Never', deferrable: {slack: 'soon', duration: '1h'}})]})).toHaveLength(
    1,
  )
})
