import type {Clock} from '../support/clock.js'
import {acquireLock} from './lock.js'
import type {Registry} from './registry.js'
import type {StepContext} from './steps.js'

/** One command at a time works on a testbed; the next waits, and says so. */
export async function withTestbedLock<T>(
  name: string,
  {registry, clock}: {readonly registry: Registry; readonly clock: Clock},
  {signal, say}: StepContext,
  work: () => Promise<T>,
): Promise<T> {
  const onWait = (): void => say(`Waiting for another command that works on the testbed ${name} …`)
  const lock = await acquireLock(registry.paths(name).lock, {clock, signal, onWait})
  try {
    return await work()
  } finally {
    lock.release()
  }
}
