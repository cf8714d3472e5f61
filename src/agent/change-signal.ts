/** Lets many wait for the next change of something. */
export class ChangeSignal {
  #next = Promise.withResolvers<void>()

  fire(): void {
    this.#next.resolve()
    this.#next = Promise.withResolvers<void>()
  }

  /** Resolves at the next change, or when the signal is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    const {promise} = this.#next
    const aborted = Promise.withResolvers<void>()
    const onAbort = () => aborted.resolve()
    signal.addEventListener('abort', onAbort, {once: true})
    try {
      await Promise.race([promise, aborted.promise])
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }
}
