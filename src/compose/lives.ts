import type {Epoch} from '../platform/contract/index.js'

export type Life = {
  /** Ends with the process, and when the lease is lost. */
  readonly signal: AbortSignal
  readonly onLead: (listener: (epoch: Epoch | undefined) => void) => (epoch: Epoch | undefined) => void
}

/**
 * One life after the other: an agent whose lease is lost ends, and begins anew as one that waits for it. What it held in memory of budgets and policies
 * may have been changed by the one that led meanwhile.
 */
export async function inLives(signal: AbortSignal, live: (life: Life) => Promise<void>): Promise<void> {
  while (!signal.aborted) {
    const lost = new AbortController()
    let hasLed = false
    await live({
      signal: AbortSignal.any([signal, lost.signal]),
      onLead: (listener) => (epoch) => {
        listener(epoch)
        if (epoch === undefined && hasLed) lost.abort(new Error('the lease is lost'))
        hasLed ||= epoch !== undefined
      },
    })
  }
}
