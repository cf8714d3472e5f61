import {aborted} from '../../support/waiting.js'
import type {Epoch, LeaseEvent} from '../contract/index.js'
import type {World} from './world.js'

type Waiter = {readonly grant: () => void}
type Line = {isHeld: boolean; readonly waiting: Set<Waiter>}

/**
 * Leadership of the slice and of each cluster: one holder at a time, the others wait in line. Each new holder gets a higher epoch, which is durable
 * before the holder hears of it. A holder's lease ends with its signal: there is no clock in it, because a holder in this process cannot hang unseen,
 * and one behind a socket loses its signal with its connection.
 */
export class Leases {
  readonly #world: World
  readonly #lines = new Map<string, Line>()

  constructor(world: World) {
    this.#world = world
  }

  epochOf(name: string): Epoch {
    return this.#world.state.leases.get(name)?.epoch ?? 0
  }

  async *acquire(name: string, signal: AbortSignal): AsyncGenerator<LeaseEvent, void, undefined> {
    if (signal.aborted) return
    const line = this.#line(name)
    if (line.isHeld && !(await takeTurn(line, signal))) return
    line.isHeld = true
    try {
      yield this.#raise(name)
      await aborted(signal)
    } finally {
      pass(line)
    }
  }

  #raise(name: string): Epoch {
    return this.#world.turn(() => {
      const epoch = this.epochOf(name) + 1
      this.#world.state.leases.set(name, {epoch})
      return epoch
    })
  }

  #line(name: string): Line {
    const known = this.#lines.get(name)
    if (known !== undefined) return known
    const line: Line = {isHeld: false, waiting: new Set()}
    this.#lines.set(name, line)
    return line
  }
}

/** Resolves to whether the lease is ours; it stays held on its way from one holder to the next. */
function takeTurn(line: Line, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const waiter: Waiter = {
      grant: () => {
        signal.removeEventListener('abort', leave)
        resolve(true)
      },
    }
    const leave = (): void => {
      line.waiting.delete(waiter)
      resolve(false)
    }
    line.waiting.add(waiter)
    signal.addEventListener('abort', leave, {once: true})
  })
}

function pass(line: Line): void {
  const [next] = line.waiting
  if (next === undefined) {
    line.isHeld = false
    return
  }
  line.waiting.delete(next)
  next.grant()
}
