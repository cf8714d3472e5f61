import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {ComponentDescription, ContainerDescription} from '../../../src/descriptions/types.js'
import {runsToCompletion as runsToItsEnd} from '../../../src/matching/exclusive.js'
import {runsToCompletion} from '../../../src/platform/kubernetes/workload/index.js'
import type {PodSpec} from '../../../src/platform/kubernetes/workload/shapes.js'
import {nodeDescription} from '../../contract/platform/fixtures.js'
import {anyApplication} from '../descriptions/arbitraries.js'
import {allOf, codesOf, deploymentOf, type Given, OPEN, oneOf, server, wantedOf} from './inputs.js'

const podOf = (given: Given): PodSpec => deploymentOf(given).spec.template.spec
const variablesOf = (given: Given): Record<string, unknown> =>
  Object.fromEntries(
    (podOf(given).containers[0]?.env ?? []).map((variable) => [variable.name, 'value' in variable ? variable.value : variable.valueFrom]),
  )

describe('what an instance is made from', () => {
  const share = fc.record({node: fc.constantFrom('n2', 'n3'), instances: fc.integer({min: 0, max: 5})})

  test('follows from the description and the host alone: not from hosts, numbers, decisions and deadlines', () => {
    fc.assert(
      fc.property(
        anyApplication,
        share,
        fc.integer({min: 1, max: 9}),
        fc.string({minLength: 1}),
        (application, other, instances, decision) => {
          for (const component of application.components) {
            const templates = (given: Partial<Given>) =>
              wantedOf({component, application, cluster: {fpgaResource: 'example.org/fpga'}, ...given})
                .filter(({object}) => object.metadata.labels['mlsysops.eu/host'] === 'n1')
                .flatMap(({object}) =>
                  object.kind === 'Deployment' || object.kind === 'Job' ? [JSON.stringify(object.spec.template)] : [],
                )
            const hosts = [other, {node: 'n1', instances}]
            expect(templates({hosts, intent: {decision, goal: [], fallback: hosts, deadlineMs: 5}})).toEqual(templates({}))
          }
        },
      ),
    )
  })

  test('is the same however an amount is written', () => {
    const of = (cpu: string, memory: string) =>
      deploymentOf({component: server({}, {platform_requirements: {cpu: {requests: cpu}, memory: {limits: memory}}})})
    expect(of('0.5', '1024Mi').spec.template).toEqual(of('500m', '1Gi').spec.template)
  })

  test('goes on serving while others are told, and has 30 s to end after that', () => {
    const {containers, terminationGracePeriodSeconds} = podOf({component: server()})
    expect(containers[0]?.lifecycle).toEqual({preStop: {sleep: {seconds: 5}}})
    expect(terminationGracePeriodSeconds).toBe(35)
  })

  test('without ports nobody calls it: it is ready when it runs, and ends at once', () => {
    const {containers, terminationGracePeriodSeconds} = podOf({component: server({}, {ports: []})})
    expect([containers[0]?.lifecycle, containers[0]?.readinessProbe, terminationGracePeriodSeconds]).toEqual([undefined, undefined, 30])
  })

  test('a UDP port tells nobody whether it is ready', () => {
    const {containers} = podOf({component: server({}, {ports: [{container_port: 53, protocol: 'UDP'}]})})
    expect(containers[0]).not.toHaveProperty('readinessProbe')
  })

  test('shows metrics at the first TCP port that is named for them, and asks for it to be scraped', () => {
    const annotationsOf = (ports: NonNullable<ContainerDescription['ports']>) =>
      Object.entries(deploymentOf({component: server({}, {ports})}).spec.template.metadata.annotations)
        .filter(([name]) => name.startsWith('prometheus.io/'))
        .toSorted()
    const shown = (port: string) => [
      ['prometheus.io/port', port],
      ['prometheus.io/scrape', 'true'],
    ]
    expect(annotationsOf([{container_port: 80, name: 'http'}])).toEqual([])
    expect(annotationsOf([{container_port: 80}, {container_port: 9090, name: 'metrics'}])).toEqual(shown('9090'))
    expect(
      annotationsOf([
        {container_port: 53, name: 'metrics', protocol: 'UDP'},
        {container_port: 9100, name: 'http-metrics'},
      ]),
    ).toEqual(shown('9100'))
  })

  test('a request that is left out is the limit', () => {
    const {containers} = podOf({component: server({}, {platform_requirements: {cpu: {limits: '2'}, gpu: {}}})})
    expect(containers[0]?.resources).toEqual({requests: {cpu: '2', 'nvidia.com/gpu': '1'}, limits: {cpu: '2', 'nvidia.com/gpu': '1'}})
  })

  test('every container has a name of its own', () => {
    const containers: ContainerDescription[] = [{image: 'a'}, {image: 'b', name: 'server-2'}, {image: 'c'}]
    expect(podOf({component: server({containers})}).containers.map(({name}) => name)).toEqual(['server', 'server-2', 'server-3'])
  })

  test('the runtime class "default" is the cluster’s own', () => {
    expect(podOf({component: server({runtime_class_name: 'default'})})).not.toHaveProperty('runtimeClassName')
  })

  test('is harder in a restricted namespace', () => {
    const pod = podOf({component: server(), cluster: {podSecurity: 'restricted'}})
    expect(pod.securityContext).toEqual({runAsNonRoot: true, seccompProfile: {type: 'RuntimeDefault'}})
    expect(pod.containers[0]?.securityContext).toMatchObject({capabilities: {drop: ['ALL']}})
  })
})

describe('the environment', () => {
  test('has what upstream’s applications and OpenTelemetry read', () => {
    expect(variablesOf({component: server()})).toMatchObject({
      NODE_IP: {fieldRef: {fieldPath: 'status.hostIP'}},
      TELEMETRY_ENDPOINT: '$(NODE_IP):43170',
      OTEL_SERVICE_NAME: 'server',
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://$(NODE_IP):43180',
    })
  })

  test('says where metrics are to be pushed, if that is not the node', () => {
    const httpEndpoint = 'http://otlp.example.svc:43180'
    const cluster = {telemetry: {grpcPort: 43170, httpPort: 43180, httpEndpoint}}
    expect(variablesOf({component: server(), cluster})).toMatchObject({OTEL_EXPORTER_OTLP_ENDPOINT: httpEndpoint})
  })

  test('the description wins, and what others refer to stands before them', () => {
    const env = [
      {name: 'URL', value: 'http://$(NODE_IP)'},
      {name: 'NODE_IP', value: '192.0.2.1'},
      {name: 'TELEMETRY_ENDPOINT', value: 'collector:4317'},
    ]
    const component = server({}, {env})
    expect(variablesOf({component})).toMatchObject({NODE_IP: '192.0.2.1', TELEMETRY_ENDPOINT: 'collector:4317'})
    const names = podOf({component}).containers[0]?.env.map(({name}) => name) ?? []
    expect(names.indexOf('NODE_IP')).toBeLessThan(names.indexOf('OTEL_EXPORTER_OTLP_ENDPOINT'))
    expect(names.filter((name) => name === 'NODE_IP')).toHaveLength(1)
  })

  test('who calls is told where, and learns of another address without another template', () => {
    const db = (port: number): ComponentDescription => ({
      metadata: {name: 'db'},
      containers: [{image: 'db', ports: [{container_port: port}]}],
    })
    const given = (port: number): Given => ({
      component: server(),
      application: {components: [server(), db(port)], component_interactions: [{component_name1: 'server', component_name2: 'db'}]},
    })
    expect(oneOf('ConfigMap', given(5432)).object.data).toEqual({'env.SERVICE_ADDR': 'db.mlsysops.svc:5432'})
    expect(deploymentOf(given(5432))).toEqual(deploymentOf(given(5433)))
  })

  test('each sensor that is asked for is another one of the host', () => {
    const component = server({
      sensors: [
        {camera: {}, endpoint_variable: 'LEFT'},
        {camera: {}, endpoint_variable: 'RIGHT'},
      ],
    })
    const sensors = ['rtsp://a', 'rtsp://b'].map((endpoint) => ({camera: {}, endpoint}))
    expect(oneOf('ConfigMap', {component, nodes: [nodeDescription('n1', {sensors})]}).object.data).toEqual({
      'env.LEFT': 'rtsp://a',
      'env.RIGHT': 'rtsp://b',
    })
  })
})

describe('the objects', () => {
  test('are one Deployment for each host, behind one Service', () => {
    const wanted = wantedOf({component: server(), hosts: ['n1', 'n2'].map((node, index) => ({node, instances: index + 1}))})
    expect(allOf('Deployment', wanted).map(({object}) => object.spec.replicas)).toEqual([1, 2])
    expect(allOf('Service', wanted)).toHaveLength(1)
    expect(new Set(allOf('Deployment', wanted).map(({object}) => JSON.stringify(object.spec.selector))).size).toBe(2)
  })

  test('a component that nobody can reach has no Service, and one that waits for a host keeps its own', () => {
    expect(wantedOf({component: server({}, {ports: []})}).map(({object}) => object.kind)).toEqual(['Deployment'])
    expect(wantedOf({component: server(), hosts: []}).map(({object}) => object.kind)).toEqual(['Service'])
  })

  test('the ports of all containers are in the Service, each with a name', () => {
    const containers = [
      {image: 'a', ports: [{container_port: 80}, {container_port: 81, name: 'tcp-80'}]},
      {image: 'b', ports: [{container_port: 53, protocol: 'UDP' as const}]},
    ]
    expect(oneOf('Service', {component: server({containers})}).object.spec.ports.map(({name}) => name)).toEqual([
      'tcp-80-2',
      'tcp-80',
      'udp-53',
    ])
  })

  test('what may not run twice, or has a host port, ends before it begins again', () => {
    const strategy = (given: Given) => deploymentOf(given).spec.strategy.type
    expect(strategy({component: server()})).toBe('RollingUpdate')
    expect(strategy({component: server(), intent: {exclusive: true}})).toBe('Recreate')
    expect(strategy({component: server({}, {ports: [{container_port: 80, host_port: 80}]}), cluster: OPEN})).toBe('Recreate')
  })

  test('a host that is given up keeps what ran before the change', () => {
    const hosts = [
      {node: 'n1', instances: 1, keep: true as const},
      {node: 'n2', instances: 1},
    ]
    const fallbackSpec = {generation: 1, spec: server()}
    const wanted = allOf('Deployment', wantedOf({component: server({}, {image: 'server:2'}), hosts, intent: {generation: 2, fallbackSpec}}))
    expect(wanted.map(({object, isKept}) => [object.spec.template.spec.containers[0]?.image, isKept])).toEqual([
      ['server:1', true],
      ['server:2', false],
    ])
  })

  test('a Job that may not be repeated fails at its first failure', () => {
    const job = (restart_policy: 'Never' | 'OnFailure') => oneOf('Job', {component: server({restart_policy}, {ports: []})}).object.spec
    expect(job('Never').backoffLimit).toBe(0)
    expect(job('OnFailure').backoffLimit).toBeGreaterThan(1e9)
  })

  test('the decision is on every object and on no Pod', () => {
    for (const {object} of wantedOf({component: server()})) {
      expect(object.metadata.labels).toMatchObject({'mlsysops.eu/planUID': 'd-1'})
      if (object.kind === 'Deployment') expect(JSON.stringify(object.spec)).not.toContain('planUID')
    }
  })

  test('they belong to their owner', () => {
    const owner = {apiVersion: 'mlsysops.eu/v1', kind: 'MLSysOpsPlacement', name: 'shop.server', uid: 'u'}
    for (const {object} of wantedOf({component: server(), cluster: {owner}})) expect(object.metadata.ownerReferences).toEqual([owner])
  })

  test('what runs to completion is judged as the agents judge it', () => {
    fc.assert(
      fc.property(anyApplication, ({components}) =>
        components.every((component) => runsToCompletion(component) === runsToItsEnd(component)),
      ),
    )
  })
})

describe('what is refused', () => {
  const hostPort = server({}, {ports: [{container_port: 80, host_port: 80}]})
  test.each<{readonly what: string; readonly given: Given; readonly code: string}>([
    {what: 'the host’s network in a baseline namespace', given: {component: server({host_network: true})}, code: 'pod-security'},
    {
      what: 'a host port in a baseline namespace, allowed or not',
      given: {component: hostPort, cluster: {...OPEN, podSecurity: 'baseline'}},
      code: 'pod-security',
    },
    {
      what: 'the host’s network where the slice does not allow it',
      given: {
        component: server({host_network: true}),
        cluster: {podSecurity: 'privileged', allowed: {hostNetwork: false, hostPorts: [{from: 1, to: 9999}]}},
      },
      code: 'host-network-not-allowed',
    },
    {
      what: 'a host port out of the slice’s range',
      given: {
        component: hostPort,
        cluster: {podSecurity: 'privileged', allowed: {hostNetwork: false, hostPorts: [{from: 8000, to: 8100}]}},
      },
      code: 'host-port-not-allowed',
    },
    {
      what: 'a port on the host’s network out of the slice’s range',
      given: {component: server({host_network: true}), cluster: {podSecurity: 'privileged', allowed: {hostNetwork: true, hostPorts: []}}},
      code: 'host-port-not-allowed',
    },
    {
      what: 'a runtime class that is not there',
      given: {component: server({runtime_class_name: 'kata-fc'}), cluster: {runtimeClasses: ['nvidia']}},
      code: 'runtime-class-missing',
    },
    {
      what: 'an FPGA without a device plugin',
      given: {component: server({}, {platform_requirements: {fpga: {}}})},
      code: 'fpga-unsupported',
    },
    {what: 'a shared GPU', given: {component: server({}, {platform_requirements: {gpu: {requests: 1, limits: 2}}})}, code: 'gpu-shared'},
    {
      what: 'a field that nobody can read',
      given: {component: server({}, {env: [{name: 'A', value_from: {field_ref: {field_path: 'spec.hostname'}}}]})},
      code: 'field-unknown',
    },
    {
      what: 'a host without the sensor’s endpoint',
      given: {component: server({sensors: [{camera: {}, endpoint_variable: 'CAMERA'}]})},
      code: 'sensor-endpoint-missing',
    },
    {
      what: 'a variable that cannot be',
      given: {component: server({sensors: [{camera: {}, endpoint_variable: 'a b'}]})},
      code: 'variable-name',
    },
    {
      what: 'an address that is none',
      given: {component: server({}, {ports: [{container_port: 80, host_ip: 'eth0'}]})},
      code: 'host-address',
    },
    {
      what: 'a path that cannot be mounted',
      given: {component: server({runtime_configuration: {config_specification_file: '{}', config_file_path: '/a/../b'}})},
      code: 'configuration-path',
    },
  ])('$what', ({given, code}) => {
    expect(codesOf(given)).toContain(code)
  })

  test('what the namespace and the slice allow is not', () => {
    expect(codesOf({component: hostPort, cluster: OPEN})).toEqual([])
  })
})
