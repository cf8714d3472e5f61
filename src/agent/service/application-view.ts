import type {ApplicationSpec, ApplicationStatus, ComponentStatus, Reason} from '../../platform/contract/index.js'
import {isAsWanted} from '../roles/component-status.js'
import {satisfactionOf} from '../roles/satisfaction.js'
import type {ApplicationPhase, ApplicationView} from '../service.js'

export type ViewInputs = {
  readonly spec: ApplicationSpec
  readonly clusters: readonly string[]
  readonly statuses: readonly ApplicationStatus[]
  /** Why no cluster was found for it, if none was. */
  readonly refusals: readonly Reason[]
  readonly wasDeployed: boolean
}

/** One application as its clusters report it. What no cluster has reported is not guessed. */
export function composeView(inputs: ViewInputs): Omit<ApplicationView, 'phaseSinceMs'> {
  const {spec, clusters, refusals} = inputs
  const statuses = inputs.statuses.filter((status) => status.uid === spec.uid && clusters.includes(status.cluster))
  const components = statuses.flatMap((status) => status.components.map((component) => ({...component, cluster: status.cluster})))
  const qos = statuses.flatMap((status) => status.qos)
  const satisfaction = satisfactionOf(spec, qos)
  const reasons = clusters.length === 0 ? refusals : components.flatMap((component) => component.reasons)
  return {
    spec,
    clusters,
    components,
    qos,
    phase: phaseOf(inputs, statuses),
    reasons: unique(reasons),
    ...(satisfaction === undefined ? {} : {satisfaction}),
  }
}

/**
 * `deployed` means that every component is ready (or complete) as it is wanted, in every cluster that has the application, and nothing else does. While all
 * that served goes on serving, a change of it is `deploying`; `degraded` is what serves less than it should, or came to a stop on its way.
 */
function phaseOf({spec, clusters, refusals, wasDeployed}: ViewInputs, statuses: readonly ApplicationStatus[]): ApplicationPhase {
  if (spec.deletedMs !== undefined) return 'removing'
  if (clusters.length === 0) return refusals.length > 0 ? 'failed' : 'placing'
  const isReported = clusters.every((cluster) =>
    statuses.some((status) => status.cluster === cluster && status.generation === spec.generation),
  )
  const described = spec.description.components
    .filter((component) => component.external_component !== true)
    .map((component) => component.metadata.name)
  const everywhere = (isSo: (component: ComponentStatus) => boolean) =>
    statuses.every((status) => described.every((name) => status.components.some((one) => one.component === name && isSo(one))))
  if (isReported && everywhere(isAsWanted)) return 'deployed'
  const isStuck = statuses.some((status) =>
    status.components.some((one) => !isAsWanted(one) && one.reasons.some((reason) => !isPassing(reason))),
  )
  if (!wasDeployed) return isStuck ? 'failed' : 'deploying'
  return isReported && (isStuck || !everywhere(serves)) ? 'degraded' : 'deploying'
}

/** Whether as many serve as shall, if only as they were before. */
export function serves({ready, wanted}: Pick<ComponentStatus, 'ready' | 'wanted'>): boolean {
  return ready >= wanted
}

/** Whether it passes by itself while an application comes up. */
export function isPassing({code}: Reason): boolean {
  return TRANSIENT.has(code)
}

const TRANSIENT: ReadonlySet<string> = new Set([
  'instance-pending',
  'instance-pulling',
  'instance-starting',
  'instance-terminating',
  'held',
])

function unique(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Map(reasons.map((reason) => [`${reason.code}|${reason.message}`, reason]))
  return [...seen.values()]
}
