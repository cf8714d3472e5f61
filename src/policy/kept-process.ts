import {OperationalError} from '../support/errors.js'

export type Ending = {readonly isAlive: boolean; end(): Promise<void>}

/** What runs a policy outside this thread: begun when it is needed, and again when it has ended; never two at once, and none after it was closed. */
export class KeptProcess<Live extends Ending> {
  readonly #begin: () => Promise<Live>
  #live: Live | undefined
  #starting: Promise<Live> | undefined
  #isClosed = false

  constructor(begin: () => Promise<Live>) {
    this.#begin = begin
  }

  async get(): Promise<Live> {
    if (this.#isClosed) throw new OperationalError('The policy was taken away.', {code: 'policy-closed', exit: 'remote'})
    if (this.#live?.isAlive === true) return this.#live
    this.#starting ??= this.#begin().finally(() => {
      this.#starting = undefined
    })
    this.#live = await this.#starting
    return this.#live
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await (await this.#starting?.catch(() => undefined))?.end()
    await this.#live?.end()
  }
}
