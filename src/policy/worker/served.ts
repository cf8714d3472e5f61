import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import type {OpenModel} from '../../ml/contract/session.js'
import {OperationalError} from '../../support/errors.js'
import {jsonOf, plain, wordsOf} from '../../support/hosting/answers.js'
import {confine} from '../../support/hosting/confine.js'
import {literalPlaces} from '../../support/hosting/literal-places.js'
import type {JsonValue} from '../../support/json.js'
import type {PolicyDefinition} from '../author/define.js'
import {type AuthoredDescriptor, descriptorOf} from '../author/descriptor.js'
import {analyzed, planned} from './answers.js'
import {InputReceiver, type ReceiverParts} from './receiver.js'
import type {ToWorker, WorkerStart} from './wire.js'

export type ServeParts = ReceiverParts & {readonly openModel: OpenModel}

/** The one policy of a thread, and what it answers. */
export class ServedPolicy {
  readonly descriptor: AuthoredDescriptor
  readonly #policy: PolicyDefinition
  readonly #receiver: InputReceiver
  readonly #entry: string

  private constructor(exported: unknown, source: string, receiver: InputReceiver, entry: string) {
    this.descriptor = descriptorOf(exported, literalPlaces(source))
    // Every field was looked at.
    this.#policy = exported as PolicyDefinition
    this.#receiver = receiver
    this.#entry = entry
  }

  /** Rejects with what went wrong, in words for its author. */
  static async load(start: WorkerStart, parts: ServeParts): Promise<ServedPolicy> {
    const entry = 'model' in start ? start.model.fileName : start.entry
    try {
      // A model policy has no code whose lines could be told.
      const source = 'model' in start ? '' : await readFile(fileURLToPath(start.entry), 'utf8')
      return new ServedPolicy(await exportedBy(start, parts.openModel), source, new InputReceiver(parts), entry)
    } catch (error) {
      // What is wrong with a model and its files has its own words.
      throw error instanceof OperationalError && 'model' in start ? error : new Error(wordsOf(error, entry))
    }
  }

  /** JSON of bounded length. Rejects with what went wrong, in words for its author. */
  async answer(message: ToWorker): Promise<string> {
    try {
      return jsonOf(await this.#resultOf(message))
    } catch (error) {
      throw new Error(wordsOf(error, this.#entry))
    }
  }

  async #resultOf(message: ToWorker): Promise<JsonValue | object> {
    const policy = this.#policy
    if (message.kind === 'initial-state') return {state: plain(policy.initialState?.() ?? null, 'The initial state')}
    const {state} = message
    const input = this.#receiver.inputOf(message.input)
    if (message.kind === 'analyze') return analyzed(await policy.analyze(input, state), state)
    return planned(await policy.plan(input, state), state)
  }
}

/** What a file exports; a model policy has no code of its own, and is made a definition here. */
async function exportedBy(start: WorkerStart, openModel: OpenModel): Promise<unknown> {
  if ('model' in start) {
    const {loadModelPolicy} = await import('../model/load.js')
    return await loadModelPolicy(start.model, openModel)
  }
  confine(start.entry, start.library, 'a policy')
  return ((await import(start.entry)) as {readonly default?: unknown}).default
}
