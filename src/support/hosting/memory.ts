import type {MessagePort, ResourceLimits, Worker} from 'node:worker_threads'
import type {Release} from '../clock.js'
import {collectGarbage} from '../memory.js'
import {once} from '../waiting.js'

/** Of a worker's heap and of its buffers, together. */
export type MemoryLimit = {readonly memoryMb: number}

const MB = 2 ** 20
const AT_REST_MS = 500
const CLOSELY_MS = 50
/** So often in a row it must hold too much. */
const LOOKS = 8
/** The engine collects buffers when there are 64 MB more than after the last time, and makes some more meanwhile: what is above that is no garbage. */
const GARBAGE_BYTES = 128 * MB
const COLLECT = 'collect-garbage'

export function heapLimits({memoryMb}: MemoryLimit): ResourceLimits {
  return {maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4}
}

export function tooMuchMemory({memoryMb}: MemoryLimit): string {
  return `it took more than ${memoryMb} MB of memory`
}

/**
 * The heap of a worker is bounded by its engine; its buffers are not. So it is asked again and again what it holds of both, whether anybody waits for it
 * or not. Each worker tells that of itself alone, and also from within a loop without an end; where it does not, because it is within one long call of the engine, it
 * is waited for: it could not be ended there either, and may be as innocent as one that waits. Shared memory, and what the engine itself takes for a call, is not told.
 */
export class MemoryWatch {
  readonly #worker: Worker
  readonly #limit: MemoryLimit
  readonly #giveUp: (why: string) => void
  #closely = 0
  #looksAbove = 0
  #isLooking = false
  #hasEnded = false
  #next: {readonly atMs: number; readonly timer: NodeJS.Timeout} | undefined

  /** `giveUp` is told once why it is to be ended. */
  constructor(worker: Worker, limit: MemoryLimit, giveUp: (why: string) => void) {
    this.#worker = worker
    this.#limit = limit
    this.#giveUp = giveUp
    this.#plan()
  }

  /** Looks more often from now on, until what it returns is called. */
  closely(): Release {
    this.#closely += 1
    this.#plan()
    return once(() => {
      this.#closely -= 1
    })
  }

  end(): void {
    this.#hasEnded = true
    clearTimeout(this.#next?.timer)
  }

  #plan(): void {
    if (this.#isLooking || this.#hasEnded) return
    const delayMs = this.#closely > 0 || this.#looksAbove > 0 ? CLOSELY_MS : AT_REST_MS
    const atMs = performance.now() + delayMs
    if (this.#next !== undefined && this.#next.atMs <= atMs) return
    clearTimeout(this.#next?.timer)
    this.#next = {atMs, timer: setTimeout(() => void this.#look(), delayMs).unref()}
  }

  async #look(): Promise<void> {
    this.#next = undefined
    this.#isLooking = true
    const bytes = await heldBy(this.#worker)
    this.#isLooking = false
    if (this.#hasEnded) return
    const above = bytes - this.#limit.memoryMb * MB
    this.#looksAbove = above > 0 ? this.#looksAbove + 1 : 0
    if (above > GARBAGE_BYTES || this.#looksAbove >= LOOKS) {
      this.end()
      this.#giveUp(tooMuchMemory(this.#limit))
      return
    }
    // A worker at rest collects nothing by itself.
    if (this.#looksAbove === 1) this.#worker.postMessage(COLLECT)
    this.#plan()
  }
}

/** The worker's side: takes what it is told and asked, and collects what is garbage where that is wanted to be known. */
export function listen<Message>(port: MessagePort, take: (message: Message) => void): void {
  port.on('message', (message: Message | typeof COLLECT) => {
    if (message === COLLECT) collectGarbage()
    else take(message)
  })
}

async function heldBy(worker: Worker): Promise<number> {
  try {
    const {used_heap_size: heap, external_memory: buffers} = await worker.getHeapStatistics()
    return heap + buffers
  } catch (error) {
    // It has not begun yet, or has just ended.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING') return 0
    throw error
  }
}
