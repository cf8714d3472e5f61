import type {Epoch, LeaseEvent} from '../contract/index.js'
import type {Leadership} from './leases.js'

export type LeaderWork = {
  /** Before the holder hears of its epoch. What it rejects with ends the wait for the lease. */
  begin(epoch: Epoch, signal: AbortSignal): Promise<void>
  end(): Promise<void>
}

/** The events of a lease, with what has to be done for as long as it is held. */
export async function* whileLeading(
  leadership: Leadership,
  signal: AbortSignal,
  {begin, end}: LeaderWork,
): AsyncGenerator<LeaseEvent, void, undefined> {
  try {
    for await (const event of leadership.lead(signal)) {
      if (event === 'lost') await end()
      else await begin(event, signal)
      yield event
    }
  } finally {
    await end()
  }
}
