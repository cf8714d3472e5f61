import {IndexedHeap} from './indexed-heap.js'
import type {Instance} from './instance.js'

/** The ready instances behind a name. A request goes to the one with the fewest in its system; ties go to the lowest id, so that a run repeats itself. */
export class Service {
  readonly id: string
  lost = 0
  readonly #ready: Instance[] = []
  /** The only one, where there is no choice: most services of a large world, and the shortest way there. */
  #only: Instance | undefined = undefined
  /** By number in system, where there is. */
  #load: IndexedHeap | undefined = undefined
  /** Ranks are by id, so one more or less shifts them: they are settled once, when the next request comes. */
  #isSettled = true

  constructor(id: string) {
    this.id = id
  }

  setReady(instance: Instance, ready: boolean): void {
    if (ready === (instance.rank !== undefined)) return
    if (ready) {
      this.#ready.push(instance)
      instance.rank = this.#ready.length - 1
    } else {
      this.#ready.splice(this.#ready.indexOf(instance), 1)
      instance.rank = undefined
    }
    this.#isSettled = false
  }

  takeLosses(): number {
    const {lost} = this
    this.lost = 0
    return lost
  }

  pick(): Instance | undefined {
    if (!this.#isSettled) this.#settle()
    return this.#load === undefined ? this.#only : this.#ready[this.#load.top]
  }

  changeLoad(instance: Instance): void {
    if (instance.rank !== undefined && this.#isSettled) this.#load?.set(instance.rank, instance.inSystem, instance.rank)
  }

  #settle(): void {
    this.#ready.sort((a, b) => (a.id < b.id ? -1 : 1))
    this.#only = this.#ready[0]
    this.#load = this.#ready.length > 1 ? new IndexedHeap(this.#ready.length) : undefined
    this.#ready.forEach((instance, rank) => {
      instance.rank = rank
      this.#load?.set(rank, instance.inSystem, rank)
    })
    this.#isSettled = true
  }
}
