import type {ComponentState} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'

/** What was taken shows in a budget a moment later; until then two changes under one budget could each take all that it allows. */
export const SHOWS_MS = 5_000

/** What changes of this agent have just taken from budgets. */
export class RecentlyTaken {
  readonly #clock: Pick<Clock, 'now'>
  #taken: readonly {readonly budget: string; readonly count: number; readonly atMs: number}[] = []

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock
  }

  /** Notes it against every budget that counts the component. */
  take(state: ComponentState | undefined, count: number): void {
    const atMs = this.#clock.now()
    const budgets = count === 0 ? [] : (state?.budgets ?? [])
    this.#taken = [...this.#recent(), ...budgets.map(({name}) => ({budget: name, count, atMs}))]
  }

  /** The component as if what was taken were counted already. */
  withoutTaken(state: ComponentState | undefined): ComponentState | undefined {
    if (state?.budgets === undefined) return state
    const taken = (name: string) => this.#recent().reduce((sum, {budget, count}) => sum + (budget === name ? count : 0), 0)
    return {...state, budgets: state.budgets.map((one) => ({...one, allowed: Math.max(0, one.allowed - taken(one.name))}))}
  }

  #recent() {
    const sinceMs = this.#clock.now() - SHOWS_MS
    return this.#taken.filter(({atMs}) => atMs > sinceMs)
  }
}
