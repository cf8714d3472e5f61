import type {Release} from '../clock.js'
import {systemClock} from '../clock-system.js'

const LOOK_MS = 500
const MB = 2 ** 20

/**
 * Looks again and again what a program holds with all that it started, and tells once why it is to be ended: it holds more, or that cannot be read any more. Where the system does not
 * tell it, memory has no bound. Call what it returns to look no longer.
 */
export function boundMemory(
  memory: (most: number) => Promise<number | undefined>,
  memoryMb: number,
  giveUp: (why: string) => void,
): Release {
  const stopping = new AbortController()
  void (async () => {
    for await (const _ of systemClock.every(LOOK_MS, stopping.signal)) {
      const why = await faultOf(memory, memoryMb)
      if (why === undefined || stopping.signal.aborted) continue
      giveUp(why)
      return
    }
  })()
  return () => stopping.abort()
}

async function faultOf(memory: (most: number) => Promise<number | undefined>, memoryMb: number): Promise<string | undefined> {
  try {
    const bytes = await memory(memoryMb * MB)
    return bytes !== undefined && bytes > memoryMb * MB ? `it took more than ${memoryMb} MB of memory` : undefined
  } catch (error) {
    return `its memory could not be read: ${error instanceof Error ? error.message : String(error)}`
  }
}
