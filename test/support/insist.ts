import {systemClock} from '../../src/support/clock-system.js'
import {OperationalError} from '../../src/support/errors.js'

const LIMIT_MS = 60_000

/** Calls again what a remote could not answer, as a person does whose slice has trouble for a moment. */
export async function insist<T>(call: () => Promise<T>): Promise<T> {
  const untilMs = systemClock.now() + LIMIT_MS
  while (true) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof OperationalError) || systemClock.now() > untilMs) throw error
      await systemClock.sleep(200)
    }
  }
}
