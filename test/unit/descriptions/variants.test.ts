import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {type ParsedDocument, parseDescriptions} from '../../../src/descriptions/parse.js'
import type {ComponentDescription, NodeDescription} from '../../../src/descriptions/types.js'

const fixtures = join(process.cwd(), 'test/fixtures/descriptions')

function read(file: string) {
  return parseDescriptions(readFileSync(join(fixtures, file)), file)
}

function componentOf(documents: readonly ParsedDocument[], index = 0): ComponentDescription {
  const [document] = documents
  if (document?.kind !== 'application') throw new Error('no application')
  const component = document.description.components[index]
  if (component === undefined) throw new Error(`no component ${index}`)
  return component
}

function nodeFrom(hardware: string): {readonly node: NodeDescription | undefined; readonly codes: readonly string[]} {
  const text = `MLSysOpsNode:\n  name: n\n  continuum_layer: edge\n  environment: {os: ubuntu}\n  hardware: {cpu: {cores: 1}, memory: 1, ${hardware}}\n`
  const {documents, problems} = parseDescriptions(text.replace(/memory: 1, (.*memory:)/, '$1'), 'node.yaml')
  const [document] = documents
  return {node: document?.kind === 'node' ? document.description : undefined, codes: problems.map(({code}) => code)}
}

test.each(['valid/merge-keys.yaml', 'valid/application.json', 'valid/slice.yaml'])('%s has no problem', (file) => {
  expect(read(file).problems).toEqual([])
})

test('a file of several kinds gives each document with its kind and name', () => {
  expect(read('valid/slice.yaml').documents.map(({kind, name}) => `${kind} ${name}`)).toEqual([
    'continuum slice',
    'cluster one',
    'node node-1',
    'application shop',
  ])
})

test('merge keys and aliases give what they stand for, and what a map says itself counts more', () => {
  const [document] = read('valid/merge-keys.yaml').documents
  const containers = document?.kind === 'application' ? document.description.components.map(({containers}) => containers[0]) : []
  expect(containers.map((container) => [container?.image, container?.env?.[0]?.value])).toEqual([
    ['web:1', 'fast'],
    ['api:1', 'fast'],
    ['db:1', 'fast'],
  ])
})

describe('an application in the forms of upstream samples', () => {
  const {documents, problems} = read('variants/formal-application.yaml')

  test('is accepted with warnings only', () => {
    expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
    expect(documents).toHaveLength(1)
  })

  test('is normalised to the modern form', () => {
    expect(componentOf(documents)).toEqual({
      metadata: {name: 'web'},
      node_placement: {continuum_layer: ['edge'], mobile: true},
      restart_policy: 'OnFailure',
      sensors: [{camera: {model: 'd455', minimum_framerate: 20, resolution: '1024x768'}}],
      os: 'ubuntu',
      node_type: 'virtualized',
      container_runtime: 'containerd',
      containers: [
        {
          image: 'web:1',
          platform_requirements: {
            cpu: {requests: '250m', limits: '1', architecture: ['amd64', 'arm64'], frequency: 1_400_000_000, performance_indicator: 30},
            memory: {requests: '64Mi', limits: '128Mi'},
            mcu: {architecture: ['arm-m4'], frequency: 64_000_000},
            disk: 120,
            gpu: {model: 'k80', memory: 2, utilization_request: 10},
          },
          env: [{name: 'SEED', value: '1991'}],
        },
      ],
      storage: {buckets: [{bucket_id: 'b', redundancy: 'high', server_side_encryption: true}]},
      qos_metrics: [{application_metric_id: 'latency', target: 20, relation: 'lower_or_equal'}],
    })
  })

  test('each variant is warned about at its place, with the modern form', () => {
    const at = (path: string) => problems.find((problem) => problem.path === `MLSysOpsApp.${path}`)
    expect(at('components[0].restart_policy')).toMatchObject({line: 9, column: 23, code: 'old-word', suggestion: 'Write "OnFailure".'})
    expect(at('components[0].node_placement.mobility')).toMatchObject({code: 'old-name', suggestion: 'Write "mobile".'})
    expect(at('components[0].containers[0].platform_requirements.cpu.frequency')).toMatchObject({
      code: 'unit-assumed',
      message: '1.4 without a unit, taken as 1.4 GHz; this field counts in Hz.',
      suggestion: 'Write 1400000000.',
    })
    expect(at('components[0].containers[0].platform_requirements.os')).toMatchObject({code: 'field-moved'})
    expect(at('components[0].storage.buckets[0].reduncancy')).toMatchObject({suggestion: 'Write "redundancy".'})
    expect(at('cluster_placement.cluster_id')).toMatchObject({code: 'single-value', suggestion: 'Write [one].'})
  })
})

describe('an application in the camelCase dialect', () => {
  const {documents, problems} = read('variants/camel-case-application.yaml')

  test('is accepted with warnings only, and the dialect is warned about once', () => {
    expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
    expect(problems.filter(({code}) => code === 'old-case')).toHaveLength(1)
    expect(problems.find(({code}) => code === 'old-root')).toMatchObject({line: 1, column: 1, suggestion: 'Write "MLSysOpsApp".'})
  })

  test('is normalised to the modern form', () => {
    const web = componentOf(documents)
    expect(web.node_placement?.scaling).toEqual({scaling_mode: 'auto', instances: 1, scaling_criteria: 'min_cpu_utilization'})
    expect(web.depends_on).toEqual(['db'])
    expect(web.qos_metrics).toEqual([
      {application_metric_id: 'latency', target: 50, relation: 'lower_or_equal', system_metrics_hints: ['cpu_frequency']},
    ])
    expect([web.os, web.node_type, web.container_runtime]).toEqual(['zephyr', 'bare_metal', 'emb_serve'])
    expect(web.sensors?.[0]).toEqual({camera: {model: 'imx477', camera_type: 'rgb', minimum_framerate: 10, resolution: '4056x3040'}})
    expect(web.sensors?.[1]).toEqual({air_quality: {model: 'mq-135', measurement_unit: 'ug/m^3'}})
    expect(web.containers[0]?.platform_requirements).toEqual({
      cpu: {architecture: ['amd64'], frequency: 1_400_000_000, performance_indicator: 70, requests: '500m', limits: '1'},
      memory: {requests: '64Mi', limits: '128Mi'},
      mcu: {architecture: ['arm-m4'], flash: '512Ki'},
      disk: 10,
      gpu: {model: 'k80', memory: 4, utilization_request: 50, requests: 1, limits: 1},
    })
    expect(componentOf(documents, 1).containers[0]?.platform_requirements).toEqual({memory: {requests: '256Mi'}, cpu: {requests: '2'}})
  })
})

test('infrastructure in the camelCase dialect is normalised, every kind of it', () => {
  const {documents, problems} = read('variants/camel-case-infrastructure.yaml')
  expect(problems.filter(({severity}) => severity === 'error')).toEqual([])
  const [node, cluster, continuum, datacenter] = documents
  expect(node?.description).toEqual({
    name: 'node-1',
    continuum_layer: 'far_edge',
    cluster_id: 'one',
    datacenter_id: 'volos-1',
    mobile: true,
    sensors: [
      {camera: {model: 'picamera-v2', camera_type: 'rgb', framerate: 30, supported_resolutions: ['1024x768']}},
      {co2: {model: 'mh-z19', sampling_frequency: {min: 1, max: 2}}},
    ],
    distributed_storage_service: {member: true, available_space: 10},
    environment: {node_type: 'bare_metal', os: 'zephyr', container_runtime: ['emb_serve']},
    acceleration_api: [{call_name: 'calc_optical_flow', supported_platforms: [{name: 'gpu', supported_frameworks: ['opencl']}]}],
    hardware: {
      cpu: {architecture: 'amd64', cores: 4, frequency: [1_400_000_000, 1_700_000_000], performance_indicator: 70},
      memory: 8,
      disk: 120,
      gpu: {model: 'k80', memory: 4, instances: 1},
    },
    network_resources: {
      basic_interface: {name: 'wifi', interface_name: 'wlan0'},
      redirection_interface: [{connection_type: 'lora', pairing_info: {network_ssid: 'mesh'}}],
    },
    power: {grid: true, renewable: [{name: 'solar_panel'}]},
  })
  expect(cluster?.description).toEqual({cluster_id: 'one', nodes: ['node-1']})
  expect(continuum?.description).toEqual({continuum_id: 'slice', clusters: ['one']})
  expect(datacenter?.description).toEqual({
    datacenter_id: 'volos-1',
    cluster_id: 'one',
    continuum: 'far_edge',
    nodes: ['node-1'],
    continent: 'north_america',
    country: 'el',
    city: 'volos',
    cloud_provider: 'aws',
  })
})

test('a Kubernetes custom resource is taken as the description that it holds', () => {
  const {documents, problems} = read('variants/custom-resource.yaml')
  expect(problems.map(({code, line}) => [code, line])).toEqual([['custom-resource', 2]])
  expect(documents[0]?.name).toBe('shop')
})

test('a normalised description is in the modern form: read again, it gives no problem and itself', () => {
  for (const file of ['variants/formal-application.yaml', 'variants/camel-case-application.yaml']) {
    const [document] = read(file).documents
    const again = parseDescriptions(JSON.stringify({MLSysOpsApp: document?.description}), 'again.json')
    expect(again.problems).toEqual([])
    expect(again.documents[0]?.description).toEqual(document?.description)
  }
})

test.each([
  ['cpu: {cores: 1, frequency: [1.4 GHz]}', 1_400_000_000, 'unit-in-text'],
  ['cpu: {cores: 1, frequency: ["1400MHz"]}', 1_400_000_000, 'unit-in-text'],
  ['cpu: {cores: 1, frequency: [1.4]}', 1_400_000_000, 'unit-assumed'],
  ['cpu: {cores: 1, frequency: [1400]}', 1_400_000_000, 'unit-assumed'],
  ['cpu: {cores: 1, frequency: [14000]}', 1_400_000_000, 'unit-assumed'],
  ['cpu: {cores: 1, frequency: [1400000]}', 1_400_000_000, 'unit-assumed'],
])('%s is %d Hz', (hardware, hertz, code) => {
  const text = `MLSysOpsNode:\n  name: n\n  continuum_layer: edge\n  environment: {os: ubuntu}\n  hardware: {${hardware}, memory: 1}\n`
  const {documents, problems} = parseDescriptions(text, 'node.yaml')
  const [document] = documents
  expect(problems.map((problem) => problem.code)).toEqual([code])
  expect(document?.kind === 'node' && document.description.hardware?.cpu?.frequency).toEqual([hertz])
})

test.each([
  ['memory: "8"', 8, 'number-as-text'],
  ['memory: 8Gi', 8, 'unit-in-text'],
  ['memory: 8GB', 8, 'unit-in-text'],
  ['memory: 512Mi', 0.5, 'unit-in-text'],
])('%s is %d GB of memory', (hardware, gigabytes, code) => {
  const {node, codes} = nodeFrom(hardware)
  expect(node?.hardware?.memory).toBe(gigabytes)
  expect(codes).toEqual([code])
})

test('a word that no vocabulary has is kept, with a warning that names the nearest', () => {
  const text = 'MLSysOpsNode:\n  name: n\n  continuum_layer: edge\n  environment: {os: ubunto}\n  hardware: {cpu: {cores: 1}, memory: 1}\n'
  const {documents, problems} = parseDescriptions(text, 'node.yaml')
  expect(problems).toMatchObject([{severity: 'warning', code: 'unknown-word', line: 4, column: 21, suggestion: 'Did you mean "ubuntu"?'}])
  expect(documents[0]?.kind === 'node' && documents[0].description.environment.os).toBe('ubunto')
})

const recorded = '/work/shared/data/hackathon/app.yaml'
test.skipIf(!existsSync(recorded))(
  'the description that the hackathon team deployed is valid (skipped where its file is not on this machine)',
  () => {
    const {documents, problems} = parseDescriptions(readFileSync(recorded), 'app.yaml')
    expect(problems).toEqual([])
    expect(documents.map(({name}) => name)).toEqual(['mlsysops-hackathon-app'])
  },
)
