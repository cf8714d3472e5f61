import fc from 'fast-check'
import type {ApplicationDescription, ComponentDescription, ContainerDescription, NodeDescription} from '../../../src/descriptions/types.js'

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
const text = fc.string({maxLength: 10})
const layer = fc.constantFrom('cloud', 'edge_infrastructure', 'edge', 'far_edge')
const relation = fc.constantFrom('lower_or_equal', 'greater_or_equal', 'equal', 'lower_than', 'greater_than')
const flag = fc.boolean()
const positive = fc.integer({min: 1, max: 1000})

/** Records whose optional fields may be absent; `undefined` never stands for absent. */
function partial<T extends object>(shape: {[K in keyof T]: fc.Arbitrary<T[K]>}): fc.Arbitrary<Partial<T>> {
  return fc.record<T>(shape, {requiredKeys: []}) as fc.Arbitrary<Partial<T>>
}

const pair = (unit: string) =>
  fc.tuple(positive, positive).map(([a, b]) => ({requests: `${Math.min(a, b)}${unit}`, limits: `${Math.max(a, b)}${unit}`}))

const requirements = partial({
  cpu: pair('m'),
  memory: pair('Mi'),
  disk: fc.integer({min: 0, max: 500}),
  gpu: partial({model: fc.constantFrom('k80', 'k40'), memory: positive, utilization_request: fc.integer({min: 0, max: 100})}),
  fpga: partial({model: fc.constant('zcu102'), memory: positive}),
})

const container: fc.Arbitrary<ContainerDescription> = fc
  .tuple(
    fc.record({image: name}),
    partial({
      command: fc.array(text, {maxLength: 3}),
      args: fc.array(text, {maxLength: 3}),
      image_pull_policy: fc.constantFrom('Always', 'Never', 'IfNotPresent'),
      platform_requirements: requirements,
      ports: fc.uniqueArray(fc.record({container_port: fc.integer({min: 1, max: 65535})}), {
        selector: (port) => port.container_port,
        maxLength: 3,
      }),
      env: fc.uniqueArray(fc.record({name, value: text}), {selector: (variable) => variable.name, maxLength: 3}),
    }),
  )
  .map(([image, rest]) => ({...image, ...rest}))

const component = (own: string, others: readonly string[]): fc.Arbitrary<ComponentDescription> =>
  fc
    .tuple(
      container,
      partial({
        node_placement: partial({
          continuum_layer: fc.array(layer, {maxLength: 3}),
          mobile: flag,
          labels: fc.array(name, {maxLength: 2}),
          scaling: fc.record({instances: positive}),
        }),
        depends_on: fc.subarray([...others]),
        qos_metrics: fc.uniqueArray(fc.record({application_metric_id: name, target: fc.integer(), relation}), {
          selector: (metric) => metric.application_metric_id,
          maxLength: 3,
        }),
        restart_policy: fc.constantFrom('Always', 'OnFailure', 'Never'),
        external_access: flag,
        data_criticality: fc.constantFrom('low', 'medium', 'high'),
        node_type: fc.constantFrom('virtualized', 'native', 'bare_metal'),
        os: fc.constantFrom('ubuntu', 'kali', 'zephyr'),
      }),
    )
    .map(([only, rest]) => ({metadata: {name: own}, ...rest, containers: [only]}))

/** Valid in every respect: each component depends only on those before it. */
export const anyApplication: fc.Arbitrary<ApplicationDescription> = fc
  .tuple(name, fc.uniqueArray(name, {minLength: 1, maxLength: 4}))
  .chain(([application, names]) =>
    fc.tuple(
      fc.constant(application),
      fc.tuple(...names.map((own, index) => component(own, names.slice(0, index)))),
      partial({permitted_actions: fc.subarray(['component_relocation', 'acceleration', '*'])}),
    ),
  )
  .map(([application, components, rest]) => ({name: application, ...rest, components}))

export const anyNode: fc.Arbitrary<NodeDescription> = fc
  .tuple(
    fc.record({
      name,
      continuum_layer: layer,
      environment: partial({os: fc.constantFrom('ubuntu', 'zephyr'), container_runtime: fc.subarray(['containerd', 'docker'])}),
    }),
    fc.record({
      cpu: fc.record({cores: positive, frequency: fc.array(fc.integer({min: 1e7, max: 6e9}), {maxLength: 3})}),
      memory: fc.integer({min: 1, max: 512}),
      disk: fc.integer({min: 0, max: 5000}),
    }),
    partial({
      cluster_id: name,
      labels: fc.uniqueArray(name, {maxLength: 3}),
      mobile: flag,
      price: fc.record({value: fc.double({min: 0, max: 10, noNaN: true}).map((value) => value + 0), currency: fc.constant('EUR')}),
      location: fc.tuple(fc.integer({min: -180, max: 180}), fc.integer({min: -90, max: 90})).map((place) => [...place]),
    }),
  )
  .map(([base, hardware, rest]) => ({...base, hardware, ...rest}))
