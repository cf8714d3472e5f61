import type {Decision} from '../../knowledge/contract.js'
import type {SlicePlatform} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {EventHub} from '../service/event-hub.js'
import {Troubles} from '../service/troubles.js'
import type {ApplicationView} from '../service.js'
import {Announcer, type AnnouncerPorts} from './announcer.js'
import type {ContinuumView} from './continuum-view.js'
import {tellNews} from './news.js'

export type SliceNewsPorts = Omit<AnnouncerPorts, 'announce'> & {
  readonly platform: SlicePlatform
  readonly clock: Clock
  readonly events: EventHub
  readonly view: ContinuumView
  readonly signal: AbortSignal
}

/** Tells people, at their applications and as events, what became of these and what was decided. */
export class SliceNews {
  readonly #ports: SliceNewsPorts
  readonly #announcer: Announcer
  readonly #troubles = new Troubles()

  constructor(ports: SliceNewsPorts) {
    this.#ports = ports
    this.#announcer = new Announcer({...ports, announce: (summary, epoch) => ports.platform.announce(summary, epoch, ports.signal)})
  }

  ofApplication(view: ApplicationView): void {
    const {platform, clock, events} = this.#ports
    this.#announcer.tell(view)
    for (const {component, instance, ...news} of this.#troubles.newOf(view)) {
      const {application, message} = news
      platform.tell(news)
      events.publish({timeMs: clock.now(), kind: 'application', subject: application, message, data: {component, instance}})
    }
  }

  /** Also what its clusters decided: the person's object is here, and a cluster's agent has no right to anything of it. */
  ofDecision(decision: Decision): void {
    const {application, verdict} = decision
    const {clock, events, view} = this.#ports
    tellNews(decision, view.applications, this.#ports)
    events.publish({
      timeMs: clock.now(),
      kind: 'decision',
      subject: application ?? decision.agent,
      message: `${decision.summary} — ${verdict.kind}${decision.outcome.kind === 'none' ? '' : `, ${decision.outcome.kind}`}`,
      data: {
        decision: decision.id,
        version: decision.version,
        verdict: verdict.kind,
        outcome: decision.outcome.kind,
        agent: decision.agent,
        ...(application === undefined ? {} : {application, components: [...decision.components]}),
      },
    })
  }

  forget(application: string): void {
    this.#announcer.forget(application)
    this.#troubles.forget(application)
  }
}
