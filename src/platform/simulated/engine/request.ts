import type {Stage} from './stage.js'

/** One request in the system. Pooled: a completed one is used again, so that the steady state allocates nothing. Times in ms since the engine's start. */
export class Request {
  stage: Stage
  work = 0
  /** The instance's virtual work clock at which it is finished. */
  finishAt = 0
  sequence = 0
  arrivedAt = 0
  startedAt = 0
  networkMs = 0
  /** The next in a queue or in the pool. */
  next: Request | undefined = undefined
  child: Request | undefined = undefined
  sibling: Request | undefined = undefined

  constructor(stage: Stage) {
    this.stage = stage
  }
}

export class RequestPool {
  #free: Request | undefined = undefined
  #sequence = 0

  take(stage: Stage): Request {
    const request = this.#free ?? new Request(stage)
    this.#free = request.next
    request.next = undefined
    request.stage = stage
    request.sequence = this.#sequence++
    return request
  }

  give(request: Request): void {
    request.next = this.#free
    this.#free = request
  }
}

/** First in, first out. */
export class RequestQueue {
  #head: Request | undefined = undefined
  #tail: Request | undefined = undefined

  push(request: Request): void {
    if (this.#tail === undefined) this.#head = request
    else this.#tail.next = request
    this.#tail = request
  }

  shift(): Request | undefined {
    const request = this.#head
    if (request === undefined) return undefined
    this.#head = request.next
    if (this.#head === undefined) this.#tail = undefined
    request.next = undefined
    return request
  }

  forEach(visit: (request: Request) => void): void {
    for (let request = this.#head; request !== undefined; request = request.next) visit(request)
  }
}

/**
 * The requests in service, the first to finish on top, ties in order of arrival. A pairing heap (Fredman, Sedgewick, Sleator and Tarjan, 1986) linked
 * through the requests themselves: no arrays to grow, and free for the one or two requests that most instances have.
 */
export class RequestHeap {
  #root: Request | undefined = undefined

  get top(): Request | undefined {
    return this.#root
  }

  push(request: Request): void {
    this.#root = this.#root === undefined ? request : meld(this.#root, request)
  }

  pop(): Request | undefined {
    const root = this.#root
    if (root === undefined) return undefined
    this.#root = mergePairs(root.child)
    root.child = undefined
    return root
  }

  /** In no particular order. */
  forEach(visit: (request: Request) => void): void {
    const pending: Request[] = this.#root === undefined ? [] : [this.#root]
    for (let request = pending.pop(); request !== undefined; request = pending.pop()) {
      visit(request)
      for (let child = request.child; child !== undefined; child = child.sibling) pending.push(child)
    }
  }
}

function meld(a: Request, b: Request): Request {
  const isFirst = a.finishAt < b.finishAt || (a.finishAt === b.finishAt && a.sequence < b.sequence)
  const winner = isFirst ? a : b
  const loser = isFirst ? b : a
  loser.sibling = winner.child
  winner.child = loser
  return winner
}

/** Two passes: pairs from left to right, then all of them from right to left; `done` holds the pairs, last first. */
function mergePairs(first: Request | undefined): Request | undefined {
  let done: Request | undefined
  let current = first
  while (current !== undefined) {
    const partner: Request | undefined = current.sibling
    const rest: Request | undefined = partner?.sibling
    current.sibling = undefined
    if (partner !== undefined) partner.sibling = undefined
    const pair = partner === undefined ? current : meld(current, partner)
    pair.sibling = done
    done = pair
    current = rest
  }
  let root: Request | undefined
  while (done !== undefined) {
    const rest: Request | undefined = done.sibling
    done.sibling = undefined
    root = root === undefined ? done : meld(root, done)
    done = rest
  }
  return root
}
