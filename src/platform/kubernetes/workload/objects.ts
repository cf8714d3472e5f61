import {configurationData} from './config-map.js'
import type {WorkloadInput} from './input.js'
import {componentLabels, componentSelector, dataAnnotations, hostLabel, MARK, planLabel} from './marks.js'
import {podTemplateOf} from './pod-template.js'
import {hostPortsOf, servicePorts} from './ports.js'
import type {ConfigMap, Deployment, Dictionary, Job, Metadata, Service, Strategy} from './shapes.js'
import {type Sensors, surroundingValues} from './surroundings.js'

/** Retries of a Job whose containers are to be started again until they succeed: the greatest number that the API takes. */
const WITHOUT_END = 2 ** 31 - 1
/** Old templates that the API server keeps: the one before is enough to look back, a fleet of them is not. */
const KEPT_REVISIONS = 2

export function deploymentOf(input: WorkloadInput, name: string, host: string, instances: number): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(input, name, hostLabel(host), {[MARK.generation]: String(input.intent.generation), ...dataAnnotations(input)}),
    spec: {
      replicas: instances,
      revisionHistoryLimit: KEPT_REVISIONS,
      selector: {matchLabels: {...componentSelector(input), ...hostLabel(host)}},
      strategy: strategyOf(input),
      template: podTemplateOf(input, host, name),
    },
  }
}

/** A host port is there once on a host: a new instance beside the old one would wait for it for ever. */
function strategyOf({intent}: WorkloadInput): Strategy {
  if (intent.exclusive || hostPortsOf(intent.spec).length > 0) return {type: 'Recreate'}
  return {type: 'RollingUpdate', rollingUpdate: {maxUnavailable: 0, maxSurge: 1}}
}

/** Indexed, because then the number of its instances can be changed while it runs. It stays when it is done: that it is done is its state. */
export function jobOf(input: WorkloadInput, name: string, host: string, instances: number): Job {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadataOf(input, name, hostLabel(host), {[MARK.generation]: String(input.intent.generation), ...dataAnnotations(input)}),
    spec: {
      parallelism: instances,
      completions: instances,
      completionMode: 'Indexed',
      backoffLimit: input.intent.spec.restart_policy === 'Never' ? 0 : WITHOUT_END,
      template: podTemplateOf(input, host, name),
    },
  }
}

/** Named as the component: upstream's applications find each other as `<component>.<namespace>.svc`. */
export function serviceOf(input: WorkloadInput): Service | undefined {
  const {spec, ref} = input.intent
  const ports = servicePorts(spec)
  if (ports.length === 0) return undefined
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(input, ref.component, {}, {}),
    spec: {type: spec.external_access === true ? 'NodePort' : 'ClusterIP', selector: componentSelector(input), ports},
  }
}

/** What instances on this host read at their start, and what may change without restarting them. */
export function configMapOf(input: WorkloadInput, name: string, host: string, sensors: Sensors): ConfigMap | undefined {
  const data = {...configurationData(input.intent.spec), ...surroundingValues(input, sensors)}
  if (Object.keys(data).length === 0) return undefined
  return {apiVersion: 'v1', kind: 'ConfigMap', metadata: metadataOf(input, name, hostLabel(host), {}), data}
}

function metadataOf(input: WorkloadInput, name: string, labels: Dictionary, annotations: Dictionary): Metadata {
  const {namespace, owner} = input.cluster
  return {
    name,
    namespace,
    labels: {...componentLabels(input), ...labels, ...planLabel(input)},
    annotations,
    ...(owner === undefined ? {} : {ownerReferences: [owner]}),
  }
}
