import type {Epoch} from '../platform/contract/index.js'
import {OperationalError} from '../support/errors.js'

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
        if (epoch === undefined && hasLed) lost.abort(leaseLost())
        hasLed ||= epoch !== undefined
      },
    })
  }
}

/** What was asked of the life that ends is answered with this: nothing is wrong with it. */
function leaseLost(): OperationalError {
  return new OperationalError('This agent lost its lease and begins anew; nothing more was done.', {
    code: 'stopping',
    exit: 'remote',
    hints: ['Ask again in some seconds: it leads again then, or another does.'],
  })
}
