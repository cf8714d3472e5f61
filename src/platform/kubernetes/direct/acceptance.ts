import {checkApplication} from '../../../descriptions/check.js'
import type {Clock} from '../../../support/clock.js'
import type {Logger} from '../../../support/logger.js'
import {createWorkQueue, type WorkQueue} from '../../../support/work-queue.js'
import type {ApplicationSpec, Epoch, Outcome, Reason} from '../../contract/index.js'
import type {AppObject} from '../kinds.js'
import type {Cached} from '../watch/object-cache.js'
import {applicationOf} from './applications.js'

export type AcceptanceParts = {
  readonly apps: Cached<AppObject>
  readonly namespace: string
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  readonly log: Logger
  /** Says so in the object. */
  readonly refuse: (app: AppObject, epoch: Epoch, signal: AbortSignal) => Promise<Outcome>
}

/**
 * What the API server took from kubectl is not yet an application that agents can work with: its rules see no cycle of dependencies, and little of
 * what several fields say together. The check is the same as that of our own API; what does not pass is told in the object, and never acted on.
 */
export class Acceptance {
  readonly #parts: AcceptanceParts
  /** By uid and generation, as long as the object says that. */
  readonly #known = new Map<string, {readonly version: string; readonly problems: readonly Reason[]}>()
  #queue: WorkQueue | undefined

  constructor(parts: AcceptanceParts) {
    this.#parts = parts
    parts.apps.subscribe({
      changed: (before, after) => {
        if (after === undefined && before !== undefined) this.#known.delete(before.metadata.name)
        if (after !== undefined) this.#queue?.add(after.metadata.name)
      },
      settled: () => this.#touchAll(),
    })
  }

  /** Why it is no application; empty where it is one, and for one that is being removed: that must always be possible. */
  problemsOf(app: AppObject): readonly Reason[] {
    const {name, uid, generation, deletionTimestamp} = app.metadata
    if (deletionTimestamp !== undefined) return []
    const version = `${uid}/${generation}`
    const known = this.#known.get(name)
    if (known?.version === version) return known.problems
    const checked = checkApplication({MLSysOpsApp: applicationOf(app, undefined).description})
    const problems = checked.kind === 'valid' ? [] : checked.problems.filter(({severity}) => severity === 'error').map(reasonOf)
    this.#known.set(name, {version, problems})
    return problems
  }

  start(epoch: Epoch): void {
    const {clock, log} = this.#parts
    this.#queue = createWorkQueue({
      clock,
      concurrency: 1,
      work: (application, signal) => this.#tell(application, epoch, signal),
      onError: ({key, error}) =>
        log.warn(
          {application: key, cause: error instanceof Error ? error.message : String(error)},
          'it could not be said why it is not accepted',
        ),
    })
    this.#touchAll()
  }

  async stop(): Promise<void> {
    const queue = this.#queue
    this.#queue = undefined
    await queue?.stop()
  }

  #touchAll(): void {
    if (this.#queue !== undefined) for (const {metadata} of this.#parts.apps.values()) this.#queue.add(metadata.name)
  }

  async #tell(application: string, epoch: Epoch, signal: AbortSignal): Promise<void> {
    const {apps, namespace, refuse} = this.#parts
    const app = apps.get(`${namespace}/${application}`)
    if (app !== undefined && this.problemsOf(app).length > 0) await refuse(app, epoch, signal)
  }
}

/**
 * What its clusters were given before it was changed to what is no application: that stays in force, for a slip of a person must not take down what
 * runs. Undefined: they were given nothing.
 */
export function lastAccepted(
  name: string,
  assigned: Iterable<{readonly spec: Omit<ApplicationSpec, 'name'>} | undefined>,
): ApplicationSpec | undefined {
  for (const assignment of assigned) if (assignment !== undefined) return {name, ...assignment.spec}
  return undefined
}

function reasonOf({message, pointer}: {readonly message: string; readonly pointer?: string}): Reason {
  return {
    code: 'description-invalid',
    message: pointer === undefined ? message : `${pointer}: ${message}`,
    wayOut: 'Mend the object, or validate the description first: mlsysops app validate',
  }
}
