import type {ApplicationSpec, ApplicationStatus, Reason} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {ApplicationPhase, ApplicationView} from '../service.js'
import {composeView} from './application-view.js'
import type {EventHub} from './event-hub.js'

type Tracked = {view: ApplicationView | undefined; phase: ApplicationPhase; sinceMs: number; wasSatisfied: boolean | undefined}

export type TrackerPorts = {
  readonly view: ContinuumView
  readonly clock: Clock
  readonly events: EventHub
  /** Kept with the platform: that an application was deployed once tells `degraded` from `deploying` after a restart. */
  readonly keepDeployed: (application: string, uid: string) => void
  /** Told of each view that was composed, changed or not. */
  readonly onView: (view: ApplicationView) => void
}

/** Composes the view of each application when something of it changed, and tells when its phase or satisfaction does. */
export class ApplicationTracker {
  readonly #ports: TrackerPorts
  readonly #tracked = new Map<string, Tracked>()
  readonly #refusals = new Map<string, readonly Reason[]>()
  readonly #deployed = new Set<string>()

  constructor(ports: TrackerPorts) {
    this.#ports = ports
  }

  /** What an earlier life knew to have been deployed (by uid). */
  remember(uids: readonly string[]): void {
    for (const uid of uids) this.#deployed.add(uid)
  }

  views(): readonly ApplicationView[] {
    return [...this.#ports.view.applications.values().keys()].flatMap((name) => this.view(name) ?? [])
  }

  view(name: string): ApplicationView | undefined {
    const tracked = this.#tracked.get(name)
    return tracked?.view ?? this.#compose(name)
  }

  /** Why no cluster takes it; empty when one does. */
  refused(application: string, reasons: readonly Reason[]): void {
    this.#refusals.set(application, reasons)
    this.touch(application)
  }

  /** Something of the application changed. */
  touch(name: string): void {
    const tracked = this.#tracked.get(name)
    if (tracked !== undefined) tracked.view = undefined
    this.#compose(name)
  }

  /** A cluster reported anew. Where only measured values differ and satisfy as before, there is nothing to tell: the view is composed when asked for. */
  reported(status: ApplicationStatus, before: ApplicationStatus | undefined): void {
    const {application, satisfaction} = status
    const tracked = this.#tracked.get(application)
    const {applications} = this.#ports.view
    const isMeasured =
      before !== undefined &&
      isMeasuredAnew(status, before) &&
      applications.get(application)?.generation === status.generation &&
      this.#ports.view.statusOf(application).length === 1
    if (tracked === undefined || !isMeasured || (satisfaction !== undefined && satisfaction.met !== tracked.wasSatisfied))
      this.touch(application)
    else tracked.view = undefined
  }

  forget(name: string): void {
    const tracked = this.#tracked.get(name)
    this.#tracked.delete(name)
    this.#refusals.delete(name)
    if (tracked !== undefined) this.#tell(name, 'removed', `${name} is removed`, {from: tracked.phase})
  }

  #compose(name: string): ApplicationView | undefined {
    const {view, clock} = this.#ports
    const spec = view.applications.get(name)
    if (spec === undefined) return undefined
    const composed = composeView({
      spec,
      clusters: clustersOf(spec, view),
      statuses: view.statusOf(name),
      refusals: this.#refusals.get(name) ?? [],
      wasDeployed: this.#deployed.has(spec.uid),
    })
    const known = this.#tracked.get(name)
    const isNewPhase = known === undefined || known.phase !== composed.phase
    const sinceMs = isNewPhase ? clock.now() : known.sinceMs
    const full: ApplicationView = {...composed, phaseSinceMs: sinceMs}
    const isSatisfied = full.satisfaction?.met
    this.#tracked.set(name, {view: full, phase: full.phase, sinceMs, wasSatisfied: isSatisfied ?? known?.wasSatisfied})
    if (full.phase === 'deployed' && !this.#deployed.has(spec.uid)) {
      this.#deployed.add(spec.uid)
      this.#ports.keepDeployed(name, spec.uid)
    }
    if (isNewPhase)
      this.#tell(name, full.phase, `${name} is ${full.phase}${full.reasons[0] === undefined ? '' : `: ${full.reasons[0].message}`}`, {
        from: known?.phase ?? null,
      })
    if (known !== undefined && isSatisfied !== undefined && known.wasSatisfied !== undefined && isSatisfied !== known.wasSatisfied)
      this.#tellSatisfaction(name, full)
    this.#ports.onView(full)
    return full
  }

  #tellSatisfaction(name: string, {satisfaction}: ApplicationView): void {
    if (satisfaction === undefined) return
    const {score, threshold, met} = satisfaction
    const against = threshold === undefined ? '' : ` (threshold ${threshold})`
    this.#tell(
      name,
      met ? 'satisfied' : 'unsatisfied',
      `${name} ${met ? 'is satisfied again' : 'is not satisfied'}: ${score.toFixed(2)}${against}`,
      {score, threshold: threshold ?? null},
    )
  }

  #tell(name: string, phase: string, message: string, data: {readonly [key: string]: string | number | null}): void {
    this.#ports.events.publish({timeMs: this.#ports.clock.now(), kind: 'application', subject: name, message, data: {phase, ...data}})
  }
}

/** Those that it was given to; of one that is being removed those, too, that still tell of it. */
function clustersOf({name, deletedMs}: ApplicationSpec, view: ContinuumView): readonly string[] {
  const assigned = view.assignments.get(name)?.clusters.map((one) => one.cluster) ?? []
  return deletedMs === undefined ? assigned : [...new Set([...assigned, ...view.statusOf(name).map(({cluster}) => cluster)])]
}

/** Only what was measured may differ. */
function isMeasuredAnew(status: ApplicationStatus, before: ApplicationStatus): boolean {
  return status.uid === before.uid && status.generation === before.generation && status.components === before.components
}
