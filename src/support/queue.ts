/** What is pushed and not yet read, at most `limit` of it. Read by one consumer, with `for await`. */
export interface BoundedQueue<T extends NonNullable<unknown>> extends AsyncIterable<T> {
  readonly size: number
  /** How many were dropped because nobody read them in time. */
  readonly dropped: number
  /** False: it was full or closed, and `item` was not taken (`reject`), or took the place of the oldest (`drop-oldest`). */
  push(item: T): boolean
  /** What is in it can still be read; then the iteration ends. */
  close(): void
}

/** `reject` refuses what is too much, for work that must not be lost in silence; `drop-oldest` is for news, of which the latest counts. */
export function createBoundedQueue<T extends NonNullable<unknown>>(limit: number, onFull: 'reject' | 'drop-oldest'): BoundedQueue<T> {
  const items: T[] = []
  let head = 0
  let dropped = 0
  let isClosed = false
  let wake: (() => void) | undefined

  const size = (): number => items.length - head
  /** Taking from the front of an array costs its length: the front is cut off when it is half of all. */
  const take = (): T | undefined => {
    const item = items[head++]
    if (head > 32 && head * 2 > items.length) {
      items.splice(0, head)
      head = 0
    }
    return item
  }
  const notify = (): void => {
    wake?.()
    wake = undefined
  }

  return {
    get size() {
      return size()
    },
    get dropped() {
      return dropped
    },
    push(item) {
      const isFull = size() >= limit
      if (isClosed || (isFull && onFull === 'reject')) return false
      if (isFull) {
        take()
        dropped++
      }
      items.push(item)
      notify()
      return !isFull
    },
    close() {
      isClosed = true
      notify()
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        while (size() > 0) {
          const item = take()
          if (item !== undefined) yield item
        }
        if (isClosed) return
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
  }
}
