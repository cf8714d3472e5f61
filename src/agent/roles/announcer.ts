import {isDeepStrictEqual} from 'node:util'
import type {ApplicationSummary, Epoch, Outcome} from '../../platform/contract/index.js'
import {isPassing, serves} from '../service/application-view.js'
import type {ApplicationView} from '../service.js'

export type AnnouncerPorts = {
  /** Undefined: this agent does not lead, and tells nobody anything. */
  readonly epoch: () => Epoch | undefined
  /** Whether the agent of a cluster is gone: what is told of it is old. */
  readonly isUnheard: (cluster: string) => boolean
  readonly announce: (summary: ApplicationSummary, epoch: Epoch) => Promise<Outcome>
  readonly onError: (error: unknown) => void
}

/** Tells people what became of their applications: each change, one at a time; a slow platform gets fewer of them, and in the end the last. */
export class Announcer {
  readonly #ports: AnnouncerPorts
  readonly #waiting = new Map<string, ApplicationSummary>()
  readonly #told = new Map<string, {readonly summary: ApplicationSummary; readonly epoch: Epoch}>()
  #isTelling = false

  constructor(ports: AnnouncerPorts) {
    this.#ports = ports
  }

  tell(view: ApplicationView): void {
    this.#waiting.set(view.spec.name, summaryOf(view, view.clusters.filter(this.#ports.isUnheard)))
    if (this.#isTelling) return
    this.#isTelling = true
    void this.#flush()
  }

  forget(application: string): void {
    this.#waiting.delete(application)
    this.#told.delete(application)
  }

  async #flush(): Promise<void> {
    for (const [application, summary] of this.#waiting) {
      this.#waiting.delete(application)
      const epoch = this.#ports.epoch()
      const told = this.#told.get(application)
      if (epoch === undefined || (told?.epoch === epoch && isDeepStrictEqual(told.summary, summary))) continue
      try {
        const {kind} = await this.#ports.announce(summary, epoch)
        if (kind === 'accepted') this.#told.set(application, {summary, epoch})
      } catch (error) {
        // The next change tells it again.
        this.#ports.onError(error)
      }
    }
    this.#isTelling = false
  }
}

function summaryOf(
  {spec, phase, clusters, components, satisfaction, reasons}: ApplicationView,
  unheard: readonly string[],
): ApplicationSummary {
  const wanted = spec.description.components.filter((component) => component.external_component !== true).length
  return {
    application: spec.name,
    uid: spec.uid,
    generation: spec.generation,
    phase,
    clusters,
    ...(unheard.length === 0 ? {} : {unheard}),
    isProgressing: isProgressing(phase, reasons),
    components: {ready: components.filter(serves).length, wanted},
    ...(satisfaction === undefined ? {} : {satisfaction: pick(satisfaction)}),
    reasons,
  }
}

/** A phase says what is so; whether it is about to change is in its reasons. */
function isProgressing(phase: ApplicationView['phase'], reasons: ApplicationView['reasons']): boolean {
  switch (phase) {
    case 'accepted':
    case 'placing':
    case 'deploying':
    case 'removing':
      return true
    case 'degraded':
      return reasons.every(isPassing)
    case 'deployed':
    case 'failed':
      return false
  }
}

function pick({score, threshold, met}: NonNullable<ApplicationView['satisfaction']>): NonNullable<ApplicationSummary['satisfaction']> {
  return {score, met, ...(threshold === undefined ? {} : {threshold})}
}
