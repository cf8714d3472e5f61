import type {Resources} from '../../descriptions/resources.js'
import {subtract} from '../../matching/capacity.js'
import type {Room} from '../../mechanism/contract.js'
import type {NodeState} from '../../platform/contract/index.js'

/** How many instances of a component a node shows. */
type CountOn = (component: string, node: string) => number
/** `before`: what was shown when the room was taken. */
type Held = {readonly component: string; readonly need: Resources; readonly added: number; readonly before: number}

/** Placements that were admitted and do not show in the platform yet: their room is taken all the same. Only nodes that a change concerns are looked at anew. */
export class ReservedRoom {
  readonly #countOn: CountOn
  readonly #decisions = new Map<string, Room>()
  readonly #nodes = new Map<string, Map<string, Held>>()
  readonly #components = new Map<string, Set<string>>()
  readonly #adjusted = new Map<string, NodeState>()
  readonly #stale = new Set<string>()

  constructor(countOn: CountOn) {
    this.#countOn = countOn
  }

  reserve(decision: string, reservation: Room): void {
    const {component, shares, need} = reservation
    this.#decisions.set(decision, reservation)
    this.#components.set(component, (this.#components.get(component) ?? new Set()).add(decision))
    for (const {node, added} of shares) {
      const held = this.#nodes.get(node) ?? new Map<string, Held>()
      this.#nodes.set(node, held.set(decision, {component, need, added, before: this.#countOn(component, node)}))
      this.#stale.add(node)
    }
  }

  of(decision: string): Room | undefined {
    return this.#decisions.get(decision)
  }

  /** False: nothing was reserved for it. */
  release(decision: string): boolean {
    const reservation = this.#decisions.get(decision)
    if (reservation === undefined) return false
    const {component, shares} = reservation
    this.#decisions.delete(decision)
    const others = this.#components.get(component)
    others?.delete(decision)
    if (others?.size === 0) this.#components.delete(component)
    for (const {node} of shares) {
      const held = this.#nodes.get(node)
      held?.delete(decision)
      if (held?.size === 0) this.#nodes.delete(node)
      this.#stale.add(node)
    }
    return true
  }

  nodeChanged(node: string): void {
    if (this.#nodes.has(node)) this.#stale.add(node)
  }

  componentChanged(component: string): void {
    for (const decision of this.#components.get(component) ?? [])
      for (const {node} of this.#decisions.get(decision)?.shares ?? []) this.#stale.add(node)
  }

  /** The nodes with what is left of them. */
  over(nodes: ReadonlyMap<string, NodeState>): ReadonlyMap<string, NodeState> {
    for (const node of this.#stale) {
      const [state, held] = [nodes.get(node), this.#nodes.get(node)]
      if (state === undefined || held === undefined) this.#adjusted.delete(node)
      else this.#adjusted.set(node, this.#withoutHeld(state, held))
    }
    this.#stale.clear()
    return this.#adjusted.size === 0 ? nodes : new Map([...nodes, ...this.#adjusted])
  }

  #withoutHeld(state: NodeState, held: ReadonlyMap<string, Held>): NodeState {
    let {free} = state
    for (const {component, need, added, before} of held.values()) {
      const shown = Math.max(0, this.#countOn(component, state.name) - before)
      for (let count = shown; count < added; count += 1) free = subtract(free, need)
    }
    return {...state, free}
  }
}
