import type {Clock} from '../../support/clock.js'
import type {PolicyLoop} from '../loop/policy-loop.js'
import type {EventHub} from '../service/event-hub.js'
import type {ApplicationTracker} from '../service/tracker.js'
import type {ContinuumChange, ContinuumView} from './continuum-view.js'
import {eventOfNode, eventsOfCluster} from './infrastructure-events.js'

export type ContinuumTriggerPorts = {
  readonly view: ContinuumView
  readonly policies: PolicyLoop
  readonly tracker: ApplicationTracker
  readonly events: EventHub
  readonly clock: Pick<Clock, 'now'>
}

type Change = Exclude<ContinuumChange, {readonly of: 'application'} | {readonly kind: 'synced' | 'degraded'}>

/** Turns what happens in a slice, its applications excepted, into wake-ups of policies, views of applications and events. */
export class ContinuumTriggers {
  readonly #ports: ContinuumTriggerPorts

  constructor(ports: ContinuumTriggerPorts) {
    this.#ports = ports
  }

  onChange(change: Change): void {
    switch (change.of) {
      case 'assignment':
        this.#ports.tracker.touch(change.key)
        break
      case 'status':
        if (change.kind === 'put') this.#ports.tracker.reported(change.value, change.before)
        else this.#ports.tracker.touch(change.before.application)
        break
      case 'cluster':
        this.#ports.policies.wakeAll({
          kind: 'cluster',
          cluster: change.key,
          change: change.kind === 'put' ? 'its state changed' : 'it is gone',
        })
        if (change.kind === 'put')
          for (const event of eventsOfCluster(change.value, change.before, this.#ports.clock.now())) this.#ports.events.publish(event)
        break
      case 'node':
        this.#onNode(change)
    }
  }

  #onNode(change: Extract<ContinuumChange, {of: 'node'}>): void {
    const isNews =
      change.kind === 'delete' ||
      change.before === undefined ||
      change.before.ready !== change.value.ready ||
      change.before.cordoned !== change.value.cordoned
    const hasGrown =
      change.kind === 'put' && change.before !== undefined && change.value.free.cpuMillicores > change.before.free.cpuMillicores
    if (isNews || hasGrown) {
      // Only who has no cluster yet can gain from a node at this layer.
      for (const name of this.#ports.view.applications.values().keys()) {
        if (this.#ports.view.assignments.get(name) === undefined)
          this.#ports.policies.wakeApplication(name, {kind: 'node', node: change.key, change: 'its state changed'})
      }
    }
    if (!isNews || (change.kind === 'put' && change.before === undefined)) return
    this.#ports.events.publish(eventOfNode(change.key, change.kind === 'delete' ? undefined : change.value, this.#ports.clock.now()))
  }
}
