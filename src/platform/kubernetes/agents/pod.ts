import {createHash} from 'node:crypto'
import {PART_OF} from '../api/agents.js'
import type {KubeObject} from '../objects.js'
import {AGENT_FILE, MACHINE_ROOT, MOUNTS, STATE_MOUNT} from './agent-file.js'
import {type AgentInstallation, nameOf, PORTS} from './installation.js'
import {secretsOf} from './secrets.js'

/** Of distroless images: their user `nonroot`. */
const USER = 65532
const GRACE_SECONDS = 30
const GIVEN_UP_AFTER_SECONDS = 10

/** Memory is bounded; processor time is not: an agent that is throttled could not keep its lease. */
const RESOURCES = {
  continuum: {requests: {cpu: '100m', memory: '192Mi'}, limits: {memory: '512Mi'}},
  cluster: {requests: {cpu: '100m', memory: '192Mi'}, limits: {memory: '512Mi'}},
  node: {requests: {cpu: '20m', memory: '80Mi'}, limits: {memory: '192Mi'}},
} as const

/** By these Services, policies and budgets find the pods. */
export function selectorOf({agent: {layer}}: Pick<AgentInstallation, 'agent'>): {readonly [label: string]: string} {
  return {...PART_OF, 'app.kubernetes.io/name': 'mlsysops-agent', 'app.kubernetes.io/component': layer}
}

/** The pod of an agent. `restricted` but for a node agent with hardware access. A file that changed gives another pod. */
export function podTemplate(installation: AgentInstallation, agentFile: string): object {
  const {agent, slice, image, pullPolicy} = installation
  const hasHardware = agent.layer === 'node' && agent.hasHardware
  return {
    metadata: {
      labels: {...selectorOf(installation), 'app.kubernetes.io/instance': slice},
      annotations: {
        'mlsysops.eu/agent-file': createHash('sha256').update(agentFile).digest('hex').slice(0, 16),
        'prometheus.io/scrape': 'true',
        'prometheus.io/port': String(PORTS.health),
        'prometheus.io/path': '/metrics',
      },
    },
    spec: {
      serviceAccountName: nameOf(agent),
      terminationGracePeriodSeconds: GRACE_SECONDS,
      securityContext: hasHardware
        ? {}
        : {runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER, seccompProfile: {type: 'RuntimeDefault'}},
      ...(agent.layer === 'node' ? onEveryNode() : onTwoNodes(installation)),
      containers: [
        {
          name: 'agent',
          image,
          imagePullPolicy: pullPolicy,
          args: ['agent', 'run', '--config', `${MOUNTS.config}/${AGENT_FILE}`],
          env: environmentOf(agent),
          ports: portsOf(agent),
          resources: RESOURCES[agent.layer],
          securityContext: hasHardware
            ? {privileged: true, runAsUser: 0, readOnlyRootFilesystem: true}
            : {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: ['ALL']}},
          ...probes(),
          volumeMounts: volumesOf(installation).map(({mount}) => mount),
        },
      ],
      volumes: volumesOf(installation).map(({volume}) => volume),
    },
  }
}

/** The first of the probes has two minutes; after it an agent that does not answer for half a minute is started anew. */
function probes(): object {
  const get = (path: string) => ({httpGet: {path, port: 'health'}, timeoutSeconds: 3})
  return {
    startupProbe: {...get('/livez'), periodSeconds: 2, failureThreshold: 60},
    livenessProbe: {...get('/livez'), periodSeconds: 10, failureThreshold: 3},
    readinessProbe: {...get('/readyz'), periodSeconds: 5, failureThreshold: 2},
  }
}

/** Every node is measured, whatever keeps others away from it. */
function onEveryNode(): object {
  return {tolerations: [{operator: 'Exists'}]}
}

/** Where a node is lost, another replica takes over by its lease; that one is soon there again is for the one after. */
function onTwoNodes(installation: AgentInstallation): object {
  const tolerated = (what: string) => ({
    key: `node.kubernetes.io/${what}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds: GIVEN_UP_AFTER_SECONDS,
  })
  return {
    tolerations: [tolerated('not-ready'), tolerated('unreachable')],
    affinity: {
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {weight: 100, podAffinityTerm: {topologyKey: 'kubernetes.io/hostname', labelSelector: {matchLabels: selectorOf(installation)}}},
        ],
      },
    },
  }
}

function environmentOf({layer}: AgentInstallation['agent']): readonly object[] {
  const from = (name: string, fieldPath: string) => ({name, valueFrom: {fieldRef: {fieldPath}}})
  const home = {name: 'HOME', value: STATE_MOUNT}
  if (layer !== 'node') return [home, from('POD_IP', 'status.podIP')]
  // Half of the memory that it would have otherwise.
  return [
    home,
    {name: 'NODE_OPTIONS', value: '--max-semi-space-size=1'},
    from('NODE_NAME', 'spec.nodeName'),
    from('HOST_IP', 'status.hostIP'),
  ]
}

function portsOf(agent: AgentInstallation['agent']): readonly object[] {
  const port = (name: 'api' | 'broker' | 'health' | 'otlp') => ({name, containerPort: PORTS[name], protocol: 'TCP'})
  switch (agent.layer) {
    case 'continuum':
      return [port('api'), port('broker'), port('health')]
    case 'cluster':
      return [port('broker'), port('health')]
    case 'node':
      // On the node's own address, of which applications are told.
      return [{...port('otlp'), ...(agent.hasHardware ? {hostPort: PORTS.otlp} : {})}, port('health')]
  }
}

type Mounted = {readonly volume: object; readonly mount: object}

function volumesOf(installation: AgentInstallation): readonly Mounted[] {
  const {agent} = installation
  const mounted = (name: string, source: object, mountPath: string, more: object = {readOnly: true}): Mounted => ({
    volume: {name, ...source},
    mount: {name, mountPath, ...more},
  })
  return [
    mounted('config', {configMap: {name: nameOf(agent)}}, MOUNTS.config),
    // Readable by the group of the pod, which is ours alone.
    ...secretsOf(installation).map(({name, volume}) => mounted(volume, {secret: {secretName: name, defaultMode: 0o440}}, MOUNTS[volume])),
    mounted('state', {emptyDir: {sizeLimit: '1Gi'}}, STATE_MOUNT, {}),
    ...(agent.layer === 'node' && agent.hasHardware
      ? ['proc', 'sys'].map((name) => mounted(name, {hostPath: {path: `/${name}`, type: 'Directory'}}, `${MACHINE_ROOT}/${name}`))
      : []),
  ]
}

/** What a workload has in common with its ConfigMap, Secrets and Services. */
export function metadataOf(installation: AgentInstallation, name: string, namespace: string): KubeObject['metadata'] {
  return {name, namespace, labels: {...selectorOf(installation), 'app.kubernetes.io/instance': installation.slice}}
}
