import {OperationalError} from '../../support/errors.js'
import type {Guard} from '../../support/hosting/guard.js'
import type {JsonObject, JsonValue} from '../../support/json.js'
import {NEVER} from '../../support/waiting.js'
import {viewFrom} from './answers.js'

export type Views = {readonly options: JsonObject; readonly state: JsonObject}

export type ViewPorts = {
  readonly guard: Guard
  readonly question: (method: 'options' | 'state') => Promise<JsonValue>
  /** Whether it can be asked now. */
  readonly mayAsk: () => boolean
}

/** What a mechanism of a person says of its options and its state. Where it does not answer, what it said last stays, and its health says why. */
export class LatestViews {
  readonly #ports: ViewPorts
  #looking: Promise<void> | undefined
  #views: Views = {options: {}, state: {}}

  constructor(ports: ViewPorts) {
    this.#ports = ports
  }

  /** As it said last, and is asked again: whoever wants to know is never kept waiting by a mechanism that does not answer. */
  latest(): Views {
    void this.look()
    return this.#views
  }

  async look(): Promise<void> {
    if (!this.#ports.mayAsk()) return
    this.#looking ??= this.#lookNow().finally(() => {
      this.#looking = undefined
    })
    await this.#looking
  }

  /** After a change: what it is asked already may be older. */
  async lookAnew(): Promise<void> {
    await this.#looking
    await this.look()
  }

  async #lookNow(): Promise<void> {
    const {guard, question, mayAsk} = this.#ports
    try {
      this.#views = await guard.ask(async () => {
        const options = viewFrom(await question('options'), 'options')
        // A change that has begun since would be waited for, and where that is ended, this with it.
        return {options, state: mayAsk() ? viewFrom(await question('state'), 'state') : this.#views.state}
      }, NEVER)
    } catch (error) {
      // The guard keeps why, and tells it to whoever looks at its health.
      if (!(error instanceof OperationalError)) throw error
    }
  }
}
