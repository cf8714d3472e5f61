import {shortHash} from './canonical.js'
import type {WorkloadInput} from './input.js'
import {labelValue} from './names.js'
import type {Dictionary} from './shapes.js'

/** Labels and annotations that we give, by what they say. */
export const MARK = {
  app: 'mlsysops.eu/app',
  component: 'mlsysops.eu/component',
  componentUid: 'mlsysops.eu/componentUID',
  /** The decision that asked for it. Never in a Pod template: every decision would restart what runs. */
  planUid: 'mlsysops.eu/planUID',
  host: 'mlsysops.eu/host',
  /** The intent's generation that an instance runs. */
  generation: 'mlsysops.eu/generation',
  /** Hash of the whole object as it was wanted: equal means that there is nothing to write, whatever the API server filled in. */
  applied: 'mlsysops.eu/applied',
  /** Hash of the part of the description that instances are made from. */
  spec: 'mlsysops.eu/spec',
  /** Hash of the Pod template without sizes and marks: where it differs, instances must be made anew. */
  running: 'mlsysops.eu/running',
  /** Hash of the configuration file that is mounted. */
  configuration: 'mlsysops.eu/configuration',
  /** There while we hold the Deployment paused, to change it without a rollout. */
  resizing: 'mlsysops.eu/resizing',
  sensitivity: 'mlsysops.eu/data-sensitivity',
  criticality: 'mlsysops.eu/data-criticality',
  buckets: 'mlsysops.eu/storage-buckets',
} as const

const MANAGED_BY = 'mlsysops'

/** What every object of a component is found by. */
export function componentLabels({application, intent}: WorkloadInput): Dictionary {
  const {component} = intent.ref
  return {
    'app.kubernetes.io/name': component,
    'app.kubernetes.io/instance': labelValue(`${application.name}-${component}`),
    'app.kubernetes.io/part-of': application.name,
    'app.kubernetes.io/managed-by': MANAGED_BY,
    [MARK.app]: application.name,
    [MARK.component]: component,
    [MARK.componentUid]: labelValue(intent.spec.metadata.uid ?? shortHash([application.uid, component], 16)),
  }
}

/** What chooses the Pods of a component, on every host. */
export function componentSelector({application, intent}: WorkloadInput): Dictionary {
  return {[MARK.app]: application.name, [MARK.component]: intent.ref.component}
}

export function hostLabel(host: string): Dictionary {
  return {[MARK.host]: labelValue(host)}
}

/** Named for one decision: on the objects, never on their Pods. */
export function planLabel({intent}: WorkloadInput): Dictionary {
  return {[MARK.planUid]: labelValue(intent.decision)}
}

/** What the description says of its data. Nothing in Kubernetes acts on it; operators of storage and admission policies can. */
export function dataAnnotations({intent: {spec}}: WorkloadInput): Dictionary {
  const {data_sensitivity, data_criticality, storage} = spec
  // The token is a secret: it stays in the description.
  const buckets = storage?.buckets?.map(({policy_update_token: _, ...bucket}) => bucket)
  return {
    ...(data_sensitivity === undefined ? {} : {[MARK.sensitivity]: String(data_sensitivity)}),
    ...(data_criticality === undefined ? {} : {[MARK.criticality]: data_criticality}),
    ...(buckets === undefined || buckets.length === 0 ? {} : {[MARK.buckets]: JSON.stringify(buckets)}),
  }
}
