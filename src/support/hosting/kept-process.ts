import {OperationalError} from '../errors.js'

export type Ending = {
  readonly isAlive: boolean
  /** Resolves with why it was ended, where nobody asked it anything then. */
  readonly faulted: Promise<string>
  end(): Promise<void>
}

export type KeptProcessOptions<Live extends Ending> = {
  readonly begin: () => Promise<Live>
  /** What whoever asks is told once it was closed. */
  readonly closed: {readonly code: string; readonly message: string}
  /** Told why one was ended that nobody asked anything. */
  readonly onFault: (why: string) => void
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
    void options.first?.faulted.then(options.onFault)
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  async get(): Promise<Live> {
    const {closed} = this.#options
    if (this.#isClosed) throw new OperationalError(closed.message, {code: closed.code, exit: 'remote'})
    if (this.#live?.isAlive === true) return this.#live
    this.#starting ??= this.#begin()
    this.#live = await this.#starting
    return this.#live
  }

  async #begin(): Promise<Live> {
    const {begin, onFault} = this.#options
    try {
      const live = await begin()
      void live.faulted.then(onFault)
      return live
    } finally {
      this.#starting = undefined
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await (await this.#starting?.catch(() => undefined))?.end()
    await this.#live?.end()
  }
}
