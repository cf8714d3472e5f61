import {OperationalError} from '../errors.js'

export type Ending = {readonly isAlive: boolean; end(): Promise<void>}

export type KeptProcessOptions<Live extends Ending> = {
  readonly begin: () => Promise<Live>
  /** What whoever asks is told once it was closed. */
  readonly closed: {readonly code: string; readonly message: string}
  /** One that runs already. */
  readonly first?: Live
}

/** What runs what a person added, outside this thread: begun when it is needed, and again when it has ended; never two at once, and none after it was closed. */
export class KeptProcess<Live extends Ending> {
  readonly #options: KeptProcessOptions<Live>
  #live: Live | undefined
  #starting: Promise<Live> | undefined
  #isClosed = false

  constructor(options: KeptProcessOptions<Live>) {
    this.#options = options
    this.#live = options.first
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  async get(): Promise<Live> {
    const {begin, closed} = this.#options
    if (this.#isClosed) throw new OperationalError(closed.message, {code: closed.code, exit: 'remote'})
    if (this.#live?.isAlive === true) return this.#live
    this.#starting ??= begin().finally(() => {
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
