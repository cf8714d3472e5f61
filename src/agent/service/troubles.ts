import type {ApplicationNews, InstancePhase, InstanceState} from '../../platform/contract/index.js'
import type {ApplicationView} from '../service.js'

export type Trouble = ApplicationNews & {readonly component: string; readonly instance: string}

/** With a reason they tell of something that is wrong; an instance that waits for its turn has a reason, too. */
const IN_TROUBLE: ReadonlySet<InstancePhase> = new Set(['pulling', 'not-ready', 'failed'])

/** What goes wrong with single instances: an image that cannot be pulled, a container that ends again and again. Each is told once. */
export class Troubles {
  readonly #told = new Map<string, ReadonlySet<string>>()

  /** What of the application was not told yet. */
  newOf({spec: {name, uid}, components}: ApplicationView): readonly Trouble[] {
    const told = this.#told.get(name)
    const troubles = components.flatMap(({component, instances}) =>
      instances.filter(isInTrouble).map(
        (instance): Trouble => ({
          application: name,
          uid,
          component,
          instance: instance.id,
          kind: 'not-ready',
          isTrouble: true,
          message: `${component} is not ready on ${instance.node}: ${instance.reason ?? instance.phase}`,
          about: {instance: instance.id},
          count: 1,
        }),
      ),
    )
    if (troubles.length === 0 && told === undefined) return []
    const present = new Set(components.flatMap(({instances}) => instances.map(({id}) => id)))
    const kept = [...(told ?? [])].filter((id) => present.has(id))
    this.#told.set(name, new Set([...kept, ...troubles.map(({instance}) => instance)]))
    return troubles.filter(({instance}) => told?.has(instance) !== true)
  }

  forget(application: string): void {
    this.#told.delete(application)
  }
}

function isInTrouble({phase, reason}: InstanceState): boolean {
  return reason !== undefined && IN_TROUBLE.has(phase)
}
