import type {ComponentDescription} from '../../../descriptions/types.js'
import type {HostShare, Reason} from '../../contract/index.js'
import {shortHash} from './canonical.js'
import type {WorkloadInput} from './input.js'
import {MARK} from './marks.js'
import {workloadName} from './names.js'
import {configMapOf, deploymentOf, jobOf, serviceOf} from './objects.js'
import {portsOf} from './ports.js'
import {refusalsOf} from './refusals.js'
import type {Deployment, Job, PodTemplate, WorkloadObject} from './shapes.js'
import {otherThanSizes} from './sizes.js'
import {sensorEndpoints} from './surroundings.js'

/** An object as it is to be. `isKept`: what runs of it is left as it is, only how many is changed. */
export type Wanted<T extends WorkloadObject = WorkloadObject> = {readonly object: T; readonly isKept: boolean}

export type Workload =
  /** In the order in which they are to be written. What else of this component there is, is to go. */
  {readonly kind: 'wanted'; readonly objects: readonly Wanted[]} | {readonly kind: 'refused'; readonly reasons: readonly Reason[]}

/**
 * What Kubernetes is to hold for one component: a Deployment (or a Job, where it runs to completion) for each host, its Service, and what its instances read. Pure:
 * the same input gives the same objects, byte for byte. The epoch is added by who writes them.
 */
export function workloadOf(input: WorkloadInput): Workload {
  const {spec, hosts} = input.intent
  // Where it is to be had is nowhere in the description: who calls it is told by an own variable.
  if (spec.external_component === true) return {kind: 'wanted', objects: []}
  const reasons = refusalsOf(input)
  if (reasons.length > 0) return {kind: 'refused', reasons}
  const service = serviceOf(input)
  return {
    kind: 'wanted',
    objects: [
      ...(service === undefined ? [] : [marked({object: service, isKept: false})]),
      ...hosts.flatMap((share) => objectsOf(share.keep === true ? beforeTheChange(input) : input, share)),
    ],
  }
}

/** It ends by itself: it is not restarted when it succeeds, and nobody connects to it. */
export function runsToCompletion(component: ComponentDescription): boolean {
  return (component.restart_policy === 'OnFailure' || component.restart_policy === 'Never') && portsOf(component).length === 0
}

/** A host that is about to be given up still runs what ran before. */
function beforeTheChange(input: WorkloadInput): WorkloadInput {
  const {fallbackSpec} = input.intent
  return fallbackSpec === undefined ? input : {...input, intent: {...input.intent, ...fallbackSpec}}
}

function objectsOf(input: WorkloadInput, {node: host, instances, keep}: HostShare): readonly Wanted[] {
  const {intent, nodes} = input
  const name = workloadName(intent.ref, host)
  const sensors = sensorEndpoints(intent.spec, nodes.find((node) => node.name === host)?.description)
  const configMap = configMapOf(input, name, host, sensors)
  const runner = runsToCompletion(intent.spec) ? jobOf(input, name, host, instances) : deploymentOf(input, name, host, instances)
  const isKept = keep === true
  return [
    ...(configMap === undefined ? [] : [marked({object: configMap, isKept})]),
    marked({object: withTemplateMarks(runner, intent.spec), isKept}),
  ]
}

/** Marks of what instances are made from, by which a later change is told from none. */
function withTemplateMarks<T extends Deployment | Job>(object: T, spec: ComponentDescription): T {
  const marks = {[MARK.spec]: specHash(spec), [MARK.running]: runningHash(object.spec.template)}
  return {...object, metadata: {...object.metadata, annotations: {...object.metadata.annotations, ...marks}}}
}

/** Of the description and not of what we make of it: another version of this program must not restart what runs. */
function specHash({
  containers,
  runtime_configuration,
  sensors,
  host_network,
  runtime_class_name,
  restart_policy,
}: ComponentDescription): string {
  const variables = sensors?.flatMap(({endpoint_variable}) => endpoint_variable ?? [])
  return shortHash({containers, runtime_configuration, variables, host_network, runtime_class_name, restart_policy}, 16)
}

/** Sizes apart: they can be changed while an instance runs. */
function runningHash({metadata, spec}: PodTemplate): string {
  const containers = spec.containers.map((container) => ({...container, resources: otherThanSizes(container.resources)}))
  return shortHash({...spec, containers, configuration: metadata.annotations[MARK.configuration]}, 16)
}

function marked({object, isKept}: Wanted): Wanted {
  const annotations = {...object.metadata.annotations, [MARK.applied]: shortHash([object, isKept], 20)}
  return {object: {...object, metadata: {...object.metadata, annotations}}, isKept}
}
