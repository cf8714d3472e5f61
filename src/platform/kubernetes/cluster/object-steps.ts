import type {Logger} from '../../../support/logger.js'
import type {Epoch, Reason} from '../../contract/index.js'
import {foreignChanges, MARK, nextStep, type Step, type Wanted} from '../workload/index.js'
import type {Owned, OwnedObjects} from './owned.js'
import type {Writer} from './writer.js'

export type ObjectStepParts = {readonly owned: OwnedObjects; readonly writer: Writer; readonly log: Logger}

/** Brings single objects nearer to what they are to be, a step at a time, and remembers what of it could not be had. */
export class ObjectSteps {
  readonly #parts: ObjectStepParts
  /** Resizes that were refused, by object: for exactly that wish, instances are made anew. */
  readonly #refusedResizes = new Map<string, {readonly applied: string; readonly reason: Reason}>()
  /** Fields that somebody else changed, by object, as they were reported. */
  readonly #foreign = new Map<string, string>()

  constructor(parts: ObjectStepParts) {
    this.#parts = parts
  }

  /** One step towards one object; resolves to what is in its way, if anything is. */
  async take(component: string, wanted: Wanted, epoch: Epoch, signal: AbortSignal): Promise<Reason | undefined> {
    const {owned, writer, log} = this.#parts
    const {kind, metadata} = wanted.object
    // A name that we do not know may be taken by what has none of our marks.
    const object = await writer.find(kind, metadata.name, signal)
    const applied = metadata.annotations[MARK.applied] ?? ''
    const refusal = this.#refusedResizes.get(metadata.name)
    const failed = refusal?.applied === applied ? refusal.reason : undefined
    const step = nextStep(owned.live(component, object), wanted, failed)
    if (step.kind === 'refused') return step.reason
    if (step.kind === 'done' && object !== undefined) this.#reportForeign(component, object, wanted)
    if (step.kind !== 'write') return failureOf(object)
    log.debug({component, kind, name: metadata.name, change: step.change}, 'a component is brought to its placement')
    if (step.because !== undefined) {
      const {code, message} = step.because
      log.info({component, name: metadata.name, code, message}, 'instances are made anew, for their sizes cannot be changed in place')
    }
    return this.#carryOut(step, metadata.name, applied, epoch, signal)
  }

  /** Once for each change. What we write next brings the fields back; until then the person who changed them may have had a reason. */
  #reportForeign(component: string, object: Owned['object'], wanted: Wanted): void {
    const {apiVersion, kind, metadata} = wanted.object
    const fields = foreignChanges({...object, ...{apiVersion, kind}}, wanted).join(', ')
    const name = `${kind}/${metadata.name}`
    if (fields === (this.#foreign.get(name) ?? '')) return
    if (fields === '') this.#foreign.delete(name)
    else {
      this.#foreign.set(name, fields)
      this.#parts.log.warn({component, kind, name: metadata.name, fields}, 'somebody else changed an object of ours')
    }
  }

  async #carryOut(
    step: Extract<Step, {kind: 'write'}>,
    name: string,
    applied: string,
    epoch: Epoch,
    signal: AbortSignal,
  ): Promise<Reason | undefined> {
    for (const write of step.writes) {
      const written = await this.#parts.writer.write(write, epoch, signal)
      if (written.kind === 'written') continue
      if (step.change !== 'in-place') return written.reason
      this.#refusedResizes.set(name, {applied, reason: written.reason})
      throw new Error(`A resize was refused: ${written.reason.message}`)
    }
    return undefined
  }
}

/** Its controller could make no Pod: a quota, or the namespace's Pod Security. */
function failureOf(object: Owned['object'] | undefined): Reason | undefined {
  const failure = object?.status?.conditions?.find(({type, status}) => type === 'ReplicaFailure' && status === 'True')
  return failure === undefined
    ? undefined
    : {code: 'instances-refused', message: failure.message ?? failure.reason ?? 'No instance can be made.'}
}
