/** What a field of an application's description becomes on Kubernetes. docs/kubernetes-fields.md is written from this table, and each row is tested. */
export type FieldEffect =
  /** `at`: the places in the objects, first the one that matters. */
  | {readonly kind: 'object'; readonly at: readonly string[]; readonly note?: string}
  /** It says which hosts may run the component. The agents look at it before they place it; the Pods are pinned to the host that they chose. */
  | {readonly kind: 'host'; readonly note?: string}
  /** The agents act on it; no object shows it. */
  | {readonly kind: 'agent'; readonly note: string}
  | {readonly kind: 'refused'; readonly code: string; readonly note: string}

export type FieldRow = {readonly field: string; readonly effect: FieldEffect}

const POD = 'Deployment.spec.template.spec'
const CONTAINER = `${POD}.containers[]`
const LABELS = 'metadata.labels'
const GPU = ['requests', 'limits'].map((kind) => `${CONTAINER}.resources.${kind}["nvidia.com/gpu"]`)

const object = (at: string | readonly string[], note?: string): FieldEffect => ({
  kind: 'object',
  at: typeof at === 'string' ? [at] : at,
  ...(note === undefined ? {} : {note}),
})
const host = (note?: string): FieldEffect => ({kind: 'host', ...(note === undefined ? {} : {note})})
const agent = (note: string): FieldEffect => ({kind: 'agent', note})
const refused = (code: string, note: string): FieldEffect => ({kind: 'refused', code, note})

/** One row for each field below `prefix`. */
function rows(prefix: string, effects: {readonly [field: string]: FieldEffect}): readonly FieldRow[] {
  return Object.entries(effects).map(([field, effect]) => ({field: `${prefix}${field}`, effect}))
}

function all(prefix: string, fields: readonly string[], effect: FieldEffect): readonly FieldRow[] {
  return fields.map((field) => ({field: `${prefix}${field}`, effect}))
}

const MEASURES = ['model', 'measurement_min', 'measurement_max', 'measurement_unit', 'accuracy', 'sampling_frequency']
const CLUSTERS = agent('The continuum agent chooses the clusters by it.')
const TOGETHER = agent('The cluster agent places the group on one host.')
const TARGET = agent('Targets of policies, and of the satisfaction that `app status` shows.')
const SCALING = agent('How many and by what: the agents decide, and write the result as `spec.replicas`.')
const BUCKET = object(
  'Deployment.metadata.annotations["mlsysops.eu/storage-buckets"]',
  'Told to operators of storage; the platform makes no bucket.',
)

export const FIELDS: readonly FieldRow[] = [
  ...rows('', {name: object([`Deployment.${LABELS}["mlsysops.eu/app"]`, `Service.spec.selector["mlsysops.eu/app"]`])}),
  ...all(
    'cluster_placement.',
    [
      'cluster_id[]',
      'instances',
      'location.continent[]',
      'location.country[]',
      'location.city[]',
      'cloud_provider',
      'accelerators[]',
      'node_types[]',
    ],
    CLUSTERS,
  ),
  ...all('single_node[].', ['components[]', 'continuum_layer[]', 'mobile', 'labels[]', 'node'], TOGETHER),
  ...all('single_node[].scaling.', ['scaling_mode', 'instances', 'scaling_criteria'], SCALING),
  ...rows('components[].', {
    'metadata.name': object(
      ['Service.metadata.name', 'Deployment.metadata.name'],
      'Of the Deployment: component, host and a hash. Older API servers want the name of a Service to begin with a letter.',
    ),
    'metadata.uid': object(`Deployment.${LABELS}["mlsysops.eu/componentUID"]`, 'Given by the slice where it is left out.'),
    'node_placement.continuum_layer[]': host(),
    'node_placement.scaling.scaling_mode': SCALING,
    'node_placement.scaling.instances': SCALING,
    'node_placement.scaling.scaling_criteria': SCALING,
    'node_placement.mobile': host(),
    'node_placement.labels[]': host('Labels of the node’s description.'),
    'node_placement.node': host(),
    exclusive: object(
      'Deployment.spec.strategy',
      'As the agent decided: `Recreate` where two instances may never run at once, also for a sensor, a host port or the host’s network.',
    ),
    'deferrable.slack': agent(
      'The cluster agent begins it when a policy finds the hour, at the latest so long after the application was deployed.',
    ),
    'deferrable.duration': agent('For the policy that finds the hour.'),
    'depends_on[]': agent('The cluster agent places a component only when those that it depends on run.'),
    'runtime_configuration.config_specification_file': object(
      'ConfigMap.data["runtime-configuration"]',
      'A change of it makes instances anew. Without a path it is for agents only.',
    ),
    'runtime_configuration.config_file_path': object(
      `${CONTAINER}.volumeMounts[].mountPath`,
      'In every container of the component. Without a text it names a file of the image.',
    ),
  }),
  ...all('components[].sensors[].camera.', ['model', 'camera_type', 'minimum_framerate', 'resolution'], host()),
  ...['temperature', 'accelerometer', 'barometer', 'air_quality'].flatMap((kind) =>
    all(`components[].sensors[].${kind}.`, MEASURES, host()),
  ),
  ...rows('components[].sensors[].', {
    endpoint_variable: object(
      `${CONTAINER}.env[]`,
      'From `data["env.<variable>"]` of the ConfigMap. The endpoint is that of the host’s sensor. A node that gives none is refused (`sensor-endpoint-missing`).',
    ),
    protocol: host(),
    instances: object('ConfigMap.data["env.<variable>"]', 'So many endpoints, with commas between them; and the host must have so many.'),
  }),
  ...all('components[].qos_metrics[].', ['application_metric_id', 'target', 'relation', 'system_metrics_hints[]'], TARGET),
  ...all(
    'components[].storage.buckets[].',
    ['bucket_id', 'location_restrictions.gdpr', 'redundancy', 'max_latency', 'min_download_speed', 'server_side_encryption'],
    BUCKET,
  ),
  ...rows('components[].', {
    'storage.buckets[].policy_update_token': agent('A secret: it stays in the description, and no object shows it.'),
    data_sensitivity: object('Deployment.metadata.annotations["mlsysops.eu/data-sensitivity"]'),
    data_criticality: object('Deployment.metadata.annotations["mlsysops.eu/data-criticality"]'),
    external_component: agent(
      'No object at all. Where it is to be had is nowhere in the description, so that a Service of type ExternalName would name nothing; who calls it is told by a variable of his own.',
    ),
    external_access: object('Service.spec.type', '`NodePort`, else `ClusterIP`.'),
    host_network: object(
      [`${POD}.hostNetwork`, `${POD}.dnsPolicy`, `${CONTAINER}.ports[].hostPort`, 'Deployment.spec.strategy'],
      'With `ClusterFirstWithHostNet`. Refused where the namespace’s Pod Security level (`pod-security`) or the slice (`host-network-not-allowed`) does not allow it.',
    ),
    runtime_class_name: object(
      `${POD}.runtimeClassName`,
      '`default` is the cluster’s own: the field is left out. Refused where there is no such RuntimeClass (`runtime-class-missing`).',
    ),
    restart_policy: object(
      ['Job.spec.template.spec.restartPolicy', 'Job.spec.backoffLimit'],
      '`OnFailure` and `Never` without ports make a Job. What has ports is a Deployment, and that starts again always.',
    ),
    os: host(),
    node_type: host(),
    container_runtime: host(),
  }),
  ...rows('components[].containers[].', {
    name: object(`${CONTAINER}.name`, 'The component’s where it is left out, with a number from the second on.'),
    image: object(`${CONTAINER}.image`),
    'command[]': object(`${CONTAINER}.command[]`),
    'args[]': object(`${CONTAINER}.args[]`),
    image_pull_policy: object(`${CONTAINER}.imagePullPolicy`),
    'acceleration_api[].call_name': host(),
    'acceleration_api[].required_framework': host(),
  }),
  ...rows('components[].containers[].platform_requirements.', {
    'cpu.requests': object(`${CONTAINER}.resources.requests.cpu`, 'The limit where it is left out. Changed in place.'),
    'cpu.limits': object(`${CONTAINER}.resources.limits.cpu`, 'Changed in place.'),
    'cpu.architecture[]': host(),
    'cpu.frequency': host(),
    'cpu.performance_indicator': host(),
    'memory.requests': object(`${CONTAINER}.resources.requests.memory`, 'The limit where it is left out. Changed in place.'),
    'memory.limits': object(`${CONTAINER}.resources.limits.memory`, 'Changed in place.'),
    disk: object(`${CONTAINER}.resources.requests["ephemeral-storage"]`),
    'gpu.requests': object(GPU, 'Request and limit: a GPU is not shared. Two different numbers are refused (`gpu-shared`).'),
    'gpu.limits': object(GPU, 'Where no request is given.'),
    'gpu.model': host(),
    'gpu.memory': host(),
    'gpu.utilization_request': agent('For policies: Kubernetes gives whole GPUs.'),
    'gpu.performance_indicator': host(),
    'fpga.model': host(
      'The device itself is a resource that the cluster agent’s configuration names; without one the component is refused (`fpga-unsupported`).',
    ),
    'fpga.memory': host(),
    'fpga.utilization_request': agent('For policies: a device is given as a whole.'),
    'fpga.performance_indicator': host(),
  }),
  ...all(
    'components[].containers[].platform_requirements.mcu.',
    ['requests', 'limits', 'architecture[]', 'flash', 'frequency', 'performance_indicator'],
    refused('mcu-unsupported', 'Kubernetes runs no containers on a microcontroller.'),
  ),
  ...rows('components[].containers[].', {
    'ports[].container_port': object(
      [
        `${CONTAINER}.ports[].containerPort`,
        'Service.spec.ports[].port',
        'Service.spec.ports[].targetPort',
        `${CONTAINER}.readinessProbe.tcpSocket.port`,
      ],
      'The first TCP port of a container tells that it is ready. What has ports serves on for 5 s (`preStop`) when it is to end.',
    ),
    'ports[].host_ip': object(`${CONTAINER}.ports[].hostIP`, 'What is no address is refused (`host-address`).'),
    'ports[].host_port': object(
      [`${CONTAINER}.ports[].hostPort`, 'Deployment.spec.strategy'],
      'Refused where the namespace’s Pod Security level (`pod-security`) or the slice (`host-port-not-allowed`) does not allow it.',
    ),
    'ports[].name': object(
      [
        `${CONTAINER}.ports[].name`,
        'Service.spec.ports[].name',
        ...['scrape', 'port'].map((what) => `Deployment.spec.template.metadata.annotations["prometheus.io/${what}"]`),
      ],
      'In the Service `tcp-8080` where it is left out. At the first TCP port named `metrics` or `http-metrics` the component shows metrics: its instances are annotated for scraping, and are scraped at `/metrics`.',
    ),
    'ports[].protocol': object([`${CONTAINER}.ports[].protocol`, 'Service.spec.ports[].protocol', `${CONTAINER}.readinessProbe`]),
    'env[].name': object(
      `${CONTAINER}.env[].name`,
      'One that the platform gives too (NODE_IP, TELEMETRY_ENDPOINT, SERVICE_ADDR, OTEL_*) is taken from here.',
    ),
    'env[].value': object(`${CONTAINER}.env[].value`),
    'env[].value_from.field_ref.field_path': object(
      `${CONTAINER}.env[].valueFrom.fieldRef.fieldPath`,
      'A field that instances cannot read is refused (`field-unknown`).',
    ),
  }),
  ...rows('component_interactions[].', {
    component_name1: object(
      'ConfigMap.data["env.SERVICE_ADDR"]',
      'Of the caller: `<component>.<namespace>.svc:<port>` of the first that it calls and that has a port. Read when an instance starts; a change of it restarts nothing.',
    ),
    type: object('ConfigMap.data["env.SERVICE_ADDR"]', 'Who is the caller.'),
    component_name2: object('ConfigMap.data["env.SERVICE_ADDR"]'),
    interaction_criticality: agent('For policies.'),
  }),
  ...all('component_interactions[].interaction_metrics[].', ['system_metric_id', 'target', 'measurement_unit', 'relation'], TARGET),
  ...rows('', {'labels[]': agent('Policies are bound by them.')}),
  ...rows('', {'permitted_actions[]': agent('The arbiter refuses what is not among them.')}),
  ...all('global_satisfaction.', ['threshold', 'relation', 'achievement_weights[].metric_id', 'achievement_weights[].weight'], TARGET),
]
