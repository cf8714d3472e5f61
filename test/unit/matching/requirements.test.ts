import {describe, expect, test} from 'vitest'
import type {
  ComponentDescription,
  ContainerDescription,
  NodeDescription,
  PlatformRequirements,
  SensorRequirement,
} from '../../../src/descriptions/types.js'
import {hostRefusals} from '../../../src/matching/eligibility.js'
import {component} from '../../contract/platform/fixtures.js'
import {nodeState} from '../../support/world-states.js'

type Row = {
  readonly what: string
  readonly needs: Partial<ComponentDescription>
  readonly node: Partial<NodeDescription>
  readonly lacks: Partial<NodeDescription>
  readonly code: string
  readonly says: RegExp
}

const cpu = {architecture: 'amd64' as const, cores: 8, frequency: [1.5e9, 2.5e9], performance_indicator: 5000}
const hardware = (more: Partial<NonNullable<NodeDescription['hardware']>>) => ({hardware: {cpu, memory: 16, disk: 100, ...more}})
const asks = (platform_requirements: PlatformRequirements, more: Partial<ContainerDescription> = {}) => ({
  containers: [{image: 'a:1', platform_requirements, ...more}],
})
const senses = (...sensors: SensorRequirement[]) => ({sensors})
const environment = (more: Partial<NodeDescription['environment']>) => ({
  environment: {node_type: 'virtualized' as const, os: 'ubuntu', container_runtime: ['containerd'], ...more},
})

/** For each rule: a node that does, and one that differs in just that. */
const rows: readonly Row[] = [
  {
    what: 'cpu',
    needs: asks({cpu: {requests: '8'}}),
    node: {},
    lacks: hardware({cpu: {...cpu, cores: 7}}),
    code: 'cpu-short',
    says: /8 cores.*7 cores/,
  },
  {
    what: 'cpu, of a limit alone',
    needs: asks({cpu: {limits: '8'}}),
    node: {},
    lacks: hardware({cpu: {...cpu, cores: 7}}),
    code: 'cpu-short',
    says: /8 cores/,
  },
  {
    what: 'memory, as a number',
    needs: asks({memory: {requests: '1100Mi'}}),
    node: hardware({memory: 2}),
    lacks: hardware({memory: 1}),
    code: 'memory-short',
    says: /of memory/,
  },
  {
    what: 'disk, as a number',
    needs: asks({disk: 90}),
    node: hardware({disk: 100}),
    lacks: hardware({disk: 9}),
    code: 'disk-short',
    says: /90 GB|of disk/,
  },
  {what: 'gpu', needs: asks({gpu: {}}), node: hardware({gpu: {}}), lacks: {}, code: 'gpu-missing', says: /a GPU, the node has none/},
  {
    what: 'gpu count',
    needs: asks({gpu: {requests: 2}}),
    node: hardware({gpu: {instances: 2}}),
    lacks: hardware({gpu: {instances: 1}}),
    code: 'gpu-short',
    says: /2 GPUs, the node has 1 GPU/,
  },
  {
    what: 'gpu model',
    needs: asks({gpu: {model: 'k80'}}),
    node: hardware({gpu: {model: 'k80'}}),
    lacks: hardware({gpu: {model: 'a100'}}),
    code: 'gpu-model-differs',
    says: /k80.*a100/,
  },
  {
    what: 'gpu memory',
    needs: asks({gpu: {memory: 12}}),
    node: hardware({gpu: {memory: 16}}),
    lacks: hardware({gpu: {memory: 8}}),
    code: 'gpu-memory-short',
    says: /12.*8/,
  },
  {
    what: 'gpu performance',
    needs: asks({gpu: {performance_indicator: 5}}),
    node: hardware({gpu: {performance_indicator: 5}}),
    lacks: hardware({gpu: {}}),
    code: 'gpu-performance-low',
    says: /none declared/,
  },
  {what: 'fpga', needs: asks({fpga: {}}), node: hardware({fpga: {}}), lacks: {}, code: 'fpga-missing', says: /a FPGA/},
  {
    what: 'fpga model',
    needs: asks({fpga: {model: 'zcu102'}}),
    node: hardware({fpga: {model: 'zcu102'}}),
    lacks: hardware({fpga: {model: 'other'}}),
    code: 'fpga-model-differs',
    says: /zcu102/,
  },
  {what: 'mcu', needs: asks({mcu: {}}), node: hardware({mcu: {}}), lacks: {}, code: 'mcu-missing', says: /microcontroller/},
  {
    what: 'mcu architecture',
    needs: asks({mcu: {architecture: ['armv7']}}),
    node: hardware({mcu: {architecture: 'armv7'}}),
    lacks: hardware({mcu: {architecture: 'riscv'}}),
    code: 'mcu-architecture-differs',
    says: /armv7.*riscv/,
  },
  {
    what: 'mcu flash',
    needs: asks({mcu: {flash: '1Mi'}}),
    node: hardware({mcu: {flash: '2Mi'}}),
    lacks: hardware({mcu: {flash: '900Ki'}}),
    code: 'mcu-flash-short',
    says: /1Mi.*900Ki/,
  },
  {
    what: 'mcu frequency',
    needs: asks({mcu: {frequency: 1e8}}),
    node: hardware({mcu: {frequency: 2e8}}),
    lacks: hardware({mcu: {frequency: 5e7}}),
    code: 'mcu-frequency-low',
    says: /microcontroller frequency/,
  },
  {
    what: 'cpu architecture',
    needs: asks({cpu: {architecture: ['amd64']}}),
    node: {},
    lacks: hardware({cpu: {...cpu, architecture: 'arm64'}}),
    code: 'architecture-differs',
    says: /amd64.*arm64/,
  },
  {
    what: 'cpu frequency',
    needs: asks({cpu: {frequency: 2.5e9}}),
    node: {},
    lacks: hardware({cpu: {...cpu, frequency: [1e9, 2e9]}}),
    code: 'cpu-frequency-low',
    says: /2.50 GHz.*2.00 GHz/,
  },
  {
    what: 'cpu performance indicator',
    needs: asks({cpu: {performance_indicator: 5000}}),
    node: {},
    lacks: hardware({cpu: {...cpu, performance_indicator: 4999}}),
    code: 'cpu-performance-low',
    says: /5000.*4999/,
  },
  {what: 'operating system', needs: {os: 'ubuntu'}, node: {}, lacks: environment({os: 'kali'}), code: 'os-differs', says: /ubuntu.*kali/},
  {
    what: 'node type',
    needs: {node_type: 'virtualized'},
    node: {},
    lacks: environment({node_type: 'bare_metal'}),
    code: 'node-type-differs',
    says: /virtualized.*bare_metal/,
  },
  {
    what: 'container runtime',
    needs: {container_runtime: 'containerd'},
    node: {},
    lacks: environment({container_runtime: ['docker', 'kata']}),
    code: 'runtime-missing',
    says: /containerd.*docker, kata/,
  },
  {what: 'named node', needs: {node_placement: {node: 'n1'}}, node: {}, lacks: {name: 'n2'}, code: 'other-node-named', says: /n1/},
  {
    what: 'layer',
    needs: {node_placement: {continuum_layer: ['cloud', 'edge']}},
    node: {},
    lacks: {continuum_layer: 'far_edge'},
    code: 'layer-differs',
    says: /cloud or edge.*far_edge/,
  },
  {
    what: 'labels, all of them',
    needs: {node_placement: {labels: ['zone:a', 'fast']}},
    node: {labels: ['zone:a', 'fast', 'x']},
    lacks: {labels: ['zone:a']},
    code: 'label-missing',
    says: /label fast/,
  },
  {
    what: 'a mobile node',
    needs: {node_placement: {mobile: true}},
    node: {mobile: true},
    lacks: {},
    code: 'mobility-differs',
    says: /a mobile node/,
  },
  {
    what: 'a node that stays',
    needs: {node_placement: {mobile: false}},
    node: {},
    lacks: {mobile: true},
    code: 'mobility-differs',
    says: /does not move/,
  },
  {
    what: 'accelerated call',
    needs: asks({}, {acceleration_api: [{call_name: 'infer', required_framework: 'torch'}]}),
    node: {acceleration_api: [{call_name: 'infer', supported_platforms: [{name: 'gpu', supported_frameworks: ['torch']}]}]},
    lacks: {acceleration_api: [{call_name: 'infer', supported_platforms: [{name: 'gpu', supported_frameworks: ['tflite']}]}]},
    code: 'acceleration-missing',
    says: /infer with torch/,
  },
  {
    what: 'camera',
    needs: senses({camera: {}}),
    node: {sensors: [{camera: {}}]},
    lacks: {sensors: [{temperature: {}}]},
    code: 'sensor-missing',
    says: /camera/,
  },
  {
    what: 'camera model',
    needs: senses({camera: {model: 'd455'}}),
    node: {sensors: [{camera: {model: 'd455'}}]},
    lacks: {sensors: [{camera: {model: 'other'}}]},
    code: 'sensor-differs',
    says: /d455, not other/,
  },
  {
    what: 'camera type',
    needs: senses({camera: {camera_type: 'thermal'}}),
    node: {sensors: [{camera: {camera_type: 'thermal'}}]},
    lacks: {sensors: [{camera: {camera_type: 'rgb'}}]},
    code: 'sensor-differs',
    says: /thermal, not rgb/,
  },
  {
    what: 'camera frame rate',
    needs: senses({camera: {minimum_framerate: 30}}),
    node: {sensors: [{camera: {framerate: 30}}]},
    lacks: {sensors: [{camera: {framerate: 25}}]},
    code: 'sensor-differs',
    says: /30 frames.*25/,
  },
  {
    what: 'camera resolution',
    needs: senses({camera: {resolution: '1080p'}}),
    node: {sensors: [{camera: {supported_resolutions: ['720p', '1080p']}}]},
    lacks: {sensors: [{camera: {supported_resolutions: ['720p']}}]},
    code: 'sensor-differs',
    says: /1080p/,
  },
  ...(['temperature', 'accelerometer', 'barometer', 'air_quality'] as const).flatMap((kind): readonly Row[] => [
    {what: kind, needs: senses({[kind]: {}}), node: {sensors: [{[kind]: {}}]}, lacks: {}, code: 'sensor-missing', says: new RegExp(kind)},
    {
      what: `${kind} range`,
      needs: senses({[kind]: {measurement_min: -5, measurement_max: 40}}),
      node: {sensors: [{[kind]: {measurement_min: -10, measurement_max: 50}}]},
      lacks: {sensors: [{[kind]: {measurement_min: 0, measurement_max: 50}}]},
      code: 'sensor-differs',
      says: /range down to -5/,
    },
    {
      what: `${kind} accuracy`,
      needs: senses({[kind]: {accuracy: 0.5}}),
      node: {sensors: [{[kind]: {accuracy: 0.1}}]},
      lacks: {sensors: [{[kind]: {accuracy: 1}}]},
      code: 'sensor-differs',
      says: /accuracy of 0.5/,
    },
    {
      what: `${kind} sampling`,
      needs: senses({[kind]: {sampling_frequency: 10}}),
      node: {sensors: [{[kind]: {sampling_frequency: 10}}]},
      lacks: {sensors: [{[kind]: {sampling_frequency: 1}}]},
      code: 'sensor-differs',
      says: /sampling frequency of 10/,
    },
  ]),
  {
    what: 'how many sensors',
    needs: senses({camera: {}, instances: 2}),
    node: {sensors: [{camera: {instances: 2}}]},
    lacks: {sensors: [{camera: {}}]},
    code: 'sensor-too-few',
    says: /2 sensors.*has 1/,
  },
  {
    what: 'sensor protocol',
    needs: senses({camera: {}, protocol: 'rtsp'}),
    node: {sensors: [{camera: {}, protocol: 'rtsp'}]},
    lacks: {sensors: [{camera: {}, protocol: 'mqtt'}]},
    code: 'sensor-differs',
    says: /rtsp, not mqtt/,
  },
]

describe('every rule that a description can state', () => {
  test.each(rows)('$what', ({needs, node, lacks, code, says}) => {
    const wanted = component('web', needs)
    const judge = (description: Partial<NodeDescription>) => {
      const state = nodeState(description.name ?? 'n1', description)
      return hostRefusals({component: wanted, node: state, added: 1, free: state.free})
    }
    expect(judge(node)).toEqual([])
    const refusals = judge(lacks)
    expect(refusals.map((reason) => reason.code)).toContain(code)
    expect(refusals.find((reason) => reason.code === code)?.message).toMatch(says)
  })

  test('what runs there already needs no further room, nor a node that is ready or open', () => {
    const state = nodeState('n1', {}, {ready: false, cordoned: true})
    const wanted = component('web', {}, {cpu: '64'})
    expect(hostRefusals({component: wanted, node: state, added: 0, free: state.free})).toEqual([])
    expect(hostRefusals({component: wanted, node: state, added: 1, free: state.free}).map((reason) => reason.code)).toEqual([
      'node-cordoned',
      'node-not-ready',
      'cpu-short',
    ])
  })
})
