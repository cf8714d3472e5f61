import {isDeepStrictEqual} from 'node:util'
import type {ApplicationDescription} from '../../descriptions/types.js'
import type {ApplicationSpec, SlicePlatform} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {DeployResult, GenerationView, SliceService} from '../service.js'
import type {History} from './history.js'
import {applicationNotFound, mustBeAccepted} from './refusals.js'
import type {ApplicationTracker} from './tracker.js'

export type DeploymentPorts = {
  readonly platform: SlicePlatform
  readonly view: ContinuumView
  readonly tracker: ApplicationTracker
  readonly history: History
  readonly clock: Clock
  readonly signal: AbortSignal
}

const ATTEMPTS = 5
/** Of the machine's time: the platform is no faster because the slice's clock is. */
const SEEN_WITHIN_MS = 5_000

/** Stores what people want to run: create, update, remove, and go back. */
export class Deployments {
  readonly #ports: DeploymentPorts

  constructor(ports: DeploymentPorts) {
    this.#ports = ports
  }

  async deploy(description: ApplicationDescription, options: Parameters<SliceService['deploy']>[1]): Promise<DeployResult> {
    const {name} = description
    for (let attempt = 1; ; attempt += 1) {
      const existing = this.#ports.view.applications.get(name)
      if (existing?.deletedMs !== undefined) {
        throw new OperationalError(`${name} is still being removed.`, {
          code: 'application-removing',
          exit: 'remote',
          hints: [`Wait for it: mlsysops app status ${name} --wait`],
        })
      }
      if (existing !== undefined && options.createOnly === true) {
        throw new OperationalError(`There is an application ${name} already.`, {
          code: 'application-exists',
          exit: 'remote',
          hints: ['Give yours another name, or leave out the wish to create only.'],
        })
      }
      if (existing !== undefined && options.expected !== undefined && options.expected !== existing.revision)
        mustBeAccepted({kind: 'stale'}, name)
      if (existing !== undefined && isDeepStrictEqual(existing.description, description))
        return {kind: 'unchanged', application: this.#viewOf(name)}
      const outcome = await this.#ports.platform.put(this.#spec(description, existing), existing?.revision, this.#ports.signal)
      // Someone else was faster. Without an expectation of the caller's, theirs is simply what we change next.
      if (outcome.kind === 'stale' && options.expected === undefined && attempt < ATTEMPTS) {
        await this.#ports.clock.sleep(20 * attempt, this.#ports.signal)
        continue
      }
      const revision = mustBeAccepted(outcome, name)
      const spec = await this.#seen(
        name,
        (one) => one !== undefined && (one.revision === revision || isDeepStrictEqual(one.description, description)),
      )
      await this.#ports.history.remember(spec, options.by, this.#ports.signal)
      return {kind: existing === undefined ? 'created' : 'updated', application: this.#viewOf(name)}
    }
  }

  async remove(name: string): Promise<void> {
    const {view, platform, signal} = this.#ports
    const existing = view.applications.get(name)
    if (existing === undefined) throw applicationNotFound(name, view.applications.values().keys())
    if (existing.deletedMs !== undefined) return
    mustBeAccepted(await platform.delete({application: name}, signal), name)
    await this.#seen(name, (one) => one === undefined || one.deletedMs !== undefined)
  }

  async history(name: string): Promise<readonly GenerationView[]> {
    const {view, history, signal} = this.#ports
    const existing = view.applications.get(name)
    if (existing === undefined) throw applicationNotFound(name, view.applications.values().keys())
    return await history.of(existing, signal)
  }

  async rollback(name: string, toGeneration: number, by: string): Promise<DeployResult> {
    const history = await this.history(name)
    const wanted = history.find((one) => one.generation === toGeneration)
    if (wanted === undefined) {
      const known = history.map((one) => one.generation).join(', ')
      throw new OperationalError(`There is no generation ${toGeneration} of ${name}.`, {
        code: 'generation-not-found',
        exit: 'remote',
        hints: [known === '' ? 'None is kept yet.' : `Kept: ${known}.`, `mlsysops app history ${name}`],
      })
    }
    return await this.deploy(wanted.description, {by})
  }

  #spec(description: ApplicationDescription, existing: ApplicationSpec | undefined): ApplicationSpec {
    const nowMs = this.#ports.clock.now()
    // uid, generation and revision are given by the platform.
    return existing === undefined
      ? {name: description.name, uid: '', generation: 0, revision: '', createdMs: nowMs, updatedMs: nowMs, description, orders: []}
      : {...existing, updatedMs: nowMs, description}
  }

  /** One's own write is visible in the watch; it is waited for, so that who asked sees what was stored. */
  async #seen(name: string, isSo: (spec: ApplicationSpec | undefined) => boolean): Promise<ApplicationSpec> {
    const {view, signal, clock} = this.#ports
    const limit = new AbortController()
    const cancel = clock.machine.schedule(SEEN_WITHIN_MS, () => limit.abort())
    const either = AbortSignal.any([signal, limit.signal])
    try {
      let spec = view.applications.get(name)
      while (!isSo(spec)) {
        signal.throwIfAborted()
        if (limit.signal.aborted)
          throw new OperationalError(`${name} is stored, but was not seen again within ${SEEN_WITHIN_MS / 1000} s.`, {
            code: 'platform-slow',
            exit: 'timeout',
            hints: ['mlsysops testbed status'],
          })
        await view.changed(either)
        spec = view.applications.get(name)
      }
      return (
        spec ?? {name, uid: '', generation: 0, revision: '', createdMs: 0, updatedMs: 0, description: {name, components: []}, orders: []}
      )
    } finally {
      cancel()
    }
  }

  #viewOf(name: string) {
    const view = this.#ports.tracker.view(name)
    if (view === undefined) throw applicationNotFound(name, [])
    return view
  }
}
