import {memoryUsage} from 'node:process'
import type {ResourceLimits, Worker} from 'node:worker_threads'

/** Of a worker's heap, and of what it holds beside it. */
export type MemoryLimit = {readonly memoryMb: number}

const WATCH_MS = 50
const ANSWER_MS = 100
const MB = 2 ** 20

export function heapLimits({memoryMb}: MemoryLimit): ResourceLimits {
  return {maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4}
}

export function tooMuchMemory({memoryMb}: MemoryLimit): string {
  return `it took more than ${memoryMb} MB of memory`
}

/**
 * The heap of a worker is bounded by its engine; buffers are not. Where the process grows while it thinks, the worker is asked what it holds; one
 * that is too busy to answer is taken to be why. Call what it returns to watch no longer.
 */
export function watchMemory(worker: Worker, limit: MemoryLimit, give: (why: string) => void): () => void {
  const most = limit.memoryMb * MB
  const before = memoryUsage.rss()
  const tooMuch = (): void => give(tooMuchMemory(limit))
  let isAsking = false
  const watch = setInterval(() => {
    if (isAsking || memoryUsage.rss() - before < most) return
    isAsking = true
    const silence = setTimeout(tooMuch, ANSWER_MS)
    void worker
      .getHeapStatistics()
      .then(({external_memory: external}) => {
        if (external > most) tooMuch()
      })
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(silence)
        isAsking = false
      })
  }, WATCH_MS).unref()
  return () => clearInterval(watch)
}
