import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {describe, expect, test} from 'vitest'
import {schema} from '../../../src/descriptions/generated/application.schema.generated.js'
import type {ApplicationDescription, NodeDescription} from '../../../src/descriptions/types.js'
import {FIELDS} from '../../../src/platform/kubernetes/workload/fields.js'
import {MARK, type Workload, workloadOf} from '../../../src/platform/kubernetes/workload/index.js'
import {nodeDescription} from '../../contract/platform/fixtures.js'
import {fieldsMarkdown} from './fields-markdown.js'
import {inputOf, OPEN} from './inputs.js'
import {changedPlaces} from './places.js'
import {leavesOf} from './schema-leaves.js'

const path = fileURLToPath(new URL('../../../docs/kubernetes-fields.md', import.meta.url))
const BEGIN = '<!-- From the table: UPDATE_GOLDEN=1 npx vitest run test/unit/kubernetes-workload/fields.test.ts -->'
const leaves = leavesOf(schema).map((leaf) => leaf.replace(/^MLSysOpsApp\./, ''))

test('the table names every field of the schema once, and no other', () => {
  expect(FIELDS.map(({field}) => field).toSorted()).toEqual(leaves.toSorted())
})

test('docs/kubernetes-fields.md shows the table', () => {
  const text = readFileSync(path, 'utf8')
  const wanted = `${text.split(BEGIN, 1)[0]}${BEGIN}\n\n${fieldsMarkdown(FIELDS)}\n`
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, wanted)
  else expect(text).toBe(wanted)
})

/** Every field that goes together with the others. */
const FULL: ApplicationDescription = {
  name: 'shop',
  labels: ['tier:video'],
  cluster_placement: {
    cluster_id: ['c1'],
    instances: 1,
    location: {continent: ['europe'], country: ['el'], city: ['volos']},
    cloud_provider: 'private',
    accelerators: ['gpu'],
    node_types: ['edge'],
  },
  single_node: [
    {
      components: ['server'],
      continuum_layer: ['edge'],
      scaling: {scaling_mode: 'manual', instances: 1, scaling_criteria: 'max_cpu_utilization'},
      mobile: false,
      labels: ['zone:a'],
      node: 'n1',
    },
  ],
  components: [
    {
      metadata: {name: 'server', uid: 'server-1'},
      node_placement: {
        continuum_layer: ['edge'],
        scaling: {scaling_mode: 'manual', instances: 1, scaling_criteria: 'max_cpu_utilization'},
        mobile: false,
        labels: ['zone:a'],
        node: 'n1',
      },
      exclusive: false,
      deferrable: {slack: '8h', duration: '1h'},
      depends_on: ['db'],
      runtime_configuration: {config_specification_file: '{"level": 1}', config_file_path: '/etc/app/knobs.json'},
      sensors: [
        {
          camera: {model: 'd455', camera_type: 'rgb', minimum_framerate: 20, resolution: '1024x768'},
          endpoint_variable: 'CAMERA',
          protocol: 'RTSP',
          instances: 1,
        },
        ...(['temperature', 'accelerometer', 'barometer', 'air_quality'] as const).map((kind) => ({
          [kind]: {model: 'm', measurement_min: 0, measurement_max: 9, measurement_unit: 'u', accuracy: 0.5, sampling_frequency: 10},
        })),
      ],
      qos_metrics: [{application_metric_id: 'latency', target: 50, relation: 'lower_or_equal', system_metrics_hints: ['cpu_frequency']}],
      storage: {
        buckets: [
          {
            bucket_id: 'b1',
            policy_update_token: 'secret',
            location_restrictions: {gdpr: true},
            redundancy: 'one',
            max_latency: 10,
            min_download_speed: 5,
            server_side_encryption: true,
          },
        ],
      },
      data_sensitivity: true,
      data_criticality: 'low',
      external_component: false,
      external_access: false,
      host_network: false,
      runtime_class_name: 'nvidia',
      restart_policy: 'Always',
      os: 'ubuntu',
      node_type: 'virtualized',
      container_runtime: 'containerd',
      containers: [
        {
          name: 'main',
          image: 'server:1',
          command: ['serve'],
          args: ['--fast'],
          image_pull_policy: 'IfNotPresent',
          acceleration_api: [{call_name: 'image_inference', required_framework: 'onnx'}],
          platform_requirements: {
            cpu: {requests: '500m', limits: '2', architecture: ['amd64'], frequency: 1e9, performance_indicator: 10},
            memory: {requests: '256Mi', limits: '1Gi'},
            disk: 2,
            gpu: {requests: 1, model: 'k80', memory: 4, utilization_request: 50, performance_indicator: 1},
            fpga: {model: 'zcu102', memory: 4, utilization_request: 50, performance_indicator: 1},
          },
          ports: [{container_port: 8080, host_ip: '10.0.0.1', name: 'http', protocol: 'TCP'}],
          env: [
            {name: 'LEVEL', value: 'debug'},
            {name: 'HOST', value_from: {field_ref: {field_path: 'spec.nodeName'}}},
          ],
        },
      ],
    },
    {metadata: {name: 'db'}, containers: [{image: 'db:1', ports: [{container_port: 5432}]}]},
    {metadata: {name: 'cache'}, containers: [{image: 'cache:1', ports: [{container_port: 6379}]}]},
  ],
  component_interactions: [
    {
      component_name1: 'server',
      type: 'egress',
      component_name2: 'db',
      interaction_criticality: 'high',
      interaction_metrics: [{system_metric_id: 'latency', target: 10, measurement_unit: 'milliseconds', relation: 'lower_or_equal'}],
    },
  ],
  permitted_actions: ['*'],
  global_satisfaction: {threshold: 0.7, relation: 'equal', achievement_weights: [{metric_id: 'latency', weight: 1}]},
}

const NODE: NodeDescription = nodeDescription('n1', {
  sensors: ['rtsp://a', 'rtsp://b'].map((endpoint) => ({camera: {model: 'd455'}, protocol: 'RTSP', endpoint})),
})

type Case = {
  /** Where the field stands in `FULL`; by its own name with the first of each list, if nothing is said. */
  readonly path?: string
  /** Its other value; it is left out, if nothing is said. */
  readonly other?: unknown
  /** What the application must be like for the field to count, as changes of `FULL`. */
  readonly given?: Readonly<Record<string, unknown>>
}

const CONTAINER = 'components[].containers[].'
const NEEDS = `${CONTAINER}platform_requirements.`
/** Fields with more to say than that they are given or not. */
const CASES: Readonly<Record<string, Case>> = {
  name: {other: 'store'},
  'components[].metadata.name': {other: 'front'},
  'components[].exclusive': {other: true},
  'components[].runtime_configuration.config_specification_file': {other: '{"level": 2}'},
  'components[].runtime_configuration.config_file_path': {other: '/etc/other.json'},
  'components[].sensors[].endpoint_variable': {other: 'CAMERA_URL'},
  'components[].sensors[].instances': {other: 2},
  ...Object.fromEntries(
    ['temperature', 'accelerometer', 'barometer', 'air_quality'].flatMap((kind, index) =>
      ['model', 'measurement_min', 'measurement_max', 'measurement_unit', 'accuracy', 'sampling_frequency'].map((field) => [
        `components[].sensors[].${kind}.${field}`,
        {path: `components[0].sensors[${index + 1}].${kind}.${field}`},
      ]),
    ),
  ),
  'components[].storage.buckets[].bucket_id': {other: 'b2'},
  'components[].external_access': {other: true},
  'components[].host_network': {other: true},
  'components[].restart_policy': {
    other: 'Never',
    given: {'components[0].restart_policy': 'OnFailure', 'components[0].containers[0].ports': []},
  },
  [`${CONTAINER}image`]: {other: 'server:2'},
  [`${NEEDS}cpu.requests`]: {other: '250m'},
  [`${NEEDS}memory.requests`]: {other: '128Mi'},
  [`${NEEDS}gpu.requests`]: {other: 2},
  [`${NEEDS}gpu.limits`]: {
    other: 2,
    given: {'components[0].containers[0].platform_requirements.gpu': {limits: 1}},
  },
  [`${CONTAINER}ports[].container_port`]: {other: 9090},
  [`${CONTAINER}ports[].host_port`]: {other: 8080},
  [`${CONTAINER}ports[].name`]: {other: 'metrics'},
  [`${CONTAINER}ports[].protocol`]: {other: 'UDP'},
  [`${CONTAINER}env[].name`]: {other: 'DETAIL'},
  [`${CONTAINER}env[].value_from.field_ref.field_path`]: {
    path: 'components[0].containers[0].env[1].value_from.field_ref.field_path',
    other: 'status.podIP',
  },
  'component_interactions[].component_name1': {other: 'cache'},
  'component_interactions[].type': {other: 'ingress'},
  'component_interactions[].component_name2': {other: 'cache'},
}

describe.each(FIELDS)('$field', ({field, effect}) => {
  const {path = field.replaceAll('[]', '[0]'), other, given = {}} = CASES[field] ?? {}
  const base = Object.entries(given).reduce(withValue, structuredClone(FULL))
  const changed = withValue(structuredClone(base), [path, other])

  if (effect.kind === 'refused') {
    test(`is refused as ${effect.code}`, () => {
      expect(reasonsOf(workload(base))).toEqual([])
      const asked = withValue(structuredClone(base), [path, 1])
      expect(reasonsOf(workload(asked))).toContain(effect.code)
    })
    return
  }
  if (field === 'components[].external_component') {
    test('gives no object', () => {
      const outside = withValue(structuredClone(base), ['components[0].external_component', true])
      expect(workload(outside)).toEqual({kind: 'wanted', objects: []})
    })
    return
  }
  const places = () => changedPlaces(objectsOf(workload(base)), objectsOf(workload(changed)))
  if (effect.kind === 'object') {
    test(`becomes ${effect.at.join(', ')}`, () => {
      const found = places()
      for (const place of effect.at) expect(found).toContainEqual(expect.stringMatching(beginningOf(place)))
      // A name is in every object; any other field is where the table says, and nowhere else.
      if (!/(?:^|metadata\.)(?:name|uid)$/.test(field))
        expect(found.filter((place) => !effect.at.some((at) => beginningOf(at).test(place)))).toEqual([])
    })
  } else {
    test('changes no object', () => {
      expect(places()).toEqual([])
    })
  }
})

test('the secret of a bucket is in no object', () => {
  expect(JSON.stringify(workload(FULL))).not.toContain('secret')
})

function workload(description: ApplicationDescription): Workload {
  const [component] = description.components
  if (component === undefined) throw new Error('There is no component.')
  const cluster = {...OPEN, fpgaResource: 'example.org/fpga'}
  return workloadOf(
    inputOf({component, application: description, nodes: [NODE], cluster, intent: {exclusive: component.exclusive ?? false}}),
  )
}

function objectsOf(all: Workload): readonly object[] {
  if (all.kind === 'refused') throw new Error(all.reasons.map(({message}) => message).join(' '))
  const marks: readonly string[] = [MARK.applied, MARK.spec, MARK.running, MARK.configuration]
  return JSON.parse(
    JSON.stringify(
      all.objects.map(({object}) => object),
      (key, value: unknown) => (marks.includes(key) ? undefined : value),
    ),
  ) as object[]
}

function reasonsOf(all: Workload): readonly string[] {
  return all.kind === 'refused' ? all.reasons.map(({code}) => code) : []
}

function beginningOf(place: string): RegExp {
  return new RegExp(`^${place.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![A-Za-z])`)
}

function withValue(application: ApplicationDescription, [path, value]: readonly [string, unknown]): ApplicationDescription {
  const keys = path.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  const last = keys.pop() ?? ''
  let node = application as unknown as Record<string, Record<string, unknown>>
  for (const key of keys) {
    node[key] ??= {}
    node = node[key] as typeof node
  }
  const holder = node as Record<string, unknown>
  if (value !== undefined) holder[last] = value
  else if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete holder[last]
  return application
}
