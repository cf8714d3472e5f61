import type {MessagePort, ResourceLimits, Worker} from 'node:worker_threads'
import type {Release} from '../clock.js'
import {collectGarbage} from '../memory.js'
import {once} from '../waiting.js'

/** Of a worker's heap and of its buffers, together. */
export type MemoryLimit = {readonly memoryMb: number}

const MB = 2 ** 20
const AT_REST_MS = 500
const CLOSELY_MS = 50
/** So often in a row it must hold too much: where the machine is busy, the engine takes its time to collect. */
const LOOKS = 30
const COLLECT = 'collect-garbage'
/**
 * Where a heap comes to the engine's own limit by many small steps, the engine ends the worker; by one large step, it ends the whole process. So it has room, in times of the
 * limit here, until it is looked at: a map or a list that grows is copied into one of twice its size, and its heap is at most twice the limit then.
 */
const ENGINE_ROOM = 8
/** In times of the limit, what may be garbage (seen, with other work on the machine): of a heap as much as is held; of buffers, half of its room before the engine collects them. */
const [MOST_HEAP, MOST_BUFFERS] = [2, 1 + ENGINE_ROOM / 2]

export function heapLimits({memoryMb}: MemoryLimit): ResourceLimits {
  return {maxOldGenerationSizeMb: ENGINE_ROOM * memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4}
}

export function tooMuchMemory({memoryMb}: MemoryLimit): string {
  return `it took more than ${memoryMb} MB of memory`
}

/**
 * The engine bounds the heap of a worker, but not its buffers, and where the heap grows in one step it ends the agent. So a worker is asked again and again what it holds of both, whether anybody waits for it
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
    const {heap, buffers} = await heldBy(this.#worker)
    this.#isLooking = false
    if (this.#hasEnded) return
    const most = this.#limit.memoryMb * MB
    this.#looksAbove = heap + buffers > most ? this.#looksAbove + 1 : 0
    if (heap > MOST_HEAP * most || buffers > MOST_BUFFERS * most || this.#looksAbove >= LOOKS) {
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

async function heldBy(worker: Worker): Promise<{readonly heap: number; readonly buffers: number}> {
  try {
    const {used_heap_size: heap, external_memory: buffers} = await worker.getHeapStatistics()
    return {heap, buffers}
  } catch (error) {
    // It has not begun yet, or has just ended.
    if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_NOT_RUNNING') return {heap: 0, buffers: 0}
    throw error
  }
}
