import type {Fabric} from '../../fabric/contract/index.js'
import type {Clock, Release} from '../../support/clock.js'
import {ChangeSignal} from '../change-signal.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import {isRecord} from '../roles/shapes.js'
import type {TurnTeller} from '../roles/turn-teller.js'
import {type AgentAddress, agentNameOf, CONTINUUM, topics} from '../topics.js'
import type {TurnBatch, WatchedTurn} from '../turn-report.js'

export type PolicyWatchesPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly clock: Clock
  readonly view: ContinuumView
  /** Of the continuum's own policies. */
  readonly own: TurnTeller
  readonly onError: (error: unknown) => void
}

/** How long agents tell the turns of a policy after they were asked to last: so long do they after nobody asks any more, and nobody could say so. */
const WATCHED_MS = 30_000
const AGAIN_MS = 5_000
/** That a reader has not taken yet. */
const MOST_WAITING = 500

type Reader = {
  readonly waiting: WatchedTurn[]
  /** How many turns did not wait any more, by agent. */
  readonly omitted: Map<string, number>
  readonly changes: ChangeSignal
}
type Watch = {readonly readers: Set<Reader>; readonly asked: Map<string, AgentAddress>; again: Release}

/** Who watches which policies now, and hears what their agents tell of each turn. */
export class PolicyWatches {
  readonly #ports: PolicyWatchesPorts
  readonly #watches = new Map<string, Watch>()

  constructor(ports: PolicyWatchesPorts) {
    this.#ports = ports
  }

  /** Each turn from now on, until the signal. What a slow reader leaves unread is counted. */
  async *follow(policy: string, signal: AbortSignal): AsyncGenerator<WatchedTurn, void, undefined> {
    const reader: Reader = {waiting: [], omitted: new Map(), changes: new ChangeSignal()}
    this.#add(policy, reader)
    try {
      while (!signal.aborted) {
        const changed = reader.changes.wait(signal)
        const told = takeAll(reader)
        yield* told
        if (told.length === 0) await changed
      }
    } finally {
      this.#remove(policy, reader)
    }
  }

  heard(address: AgentAddress, batch: TurnBatch): void {
    const watch = this.#watches.get(batch.policy)
    // It was asked before this agent began, or did not hear that nobody watches any more.
    if (watch === undefined) this.#say(address, batch.policy, null)
    else this.#deliver(watch, agentNameOf(address), batch)
  }

  heardHere(batch: TurnBatch): void {
    const watch = this.#watches.get(batch.policy)
    if (watch !== undefined) this.#deliver(watch, CONTINUUM, batch)
  }

  #deliver({readers}: Watch, agent: string, {turns, omitted}: TurnBatch): void {
    for (const reader of readers) {
      for (const turn of turns) give(reader, {...turn, kind: 'turn', agent})
      if (omitted > 0) give(reader, {kind: 'omitted', agent, count: omitted})
      reader.changes.fire()
    }
  }

  #add(policy: string, reader: Reader): void {
    const known = this.#watches.get(policy)
    if (known !== undefined) {
      known.readers.add(reader)
      return
    }
    const watch: Watch = {readers: new Set([reader]), asked: new Map(), again: () => undefined}
    this.#watches.set(policy, watch)
    this.#ask(policy, watch)
  }

  #remove(policy: string, reader: Reader): void {
    const watch = this.#watches.get(policy)
    watch?.readers.delete(reader)
    if (watch === undefined || watch.readers.size > 0) return
    this.#watches.delete(policy)
    watch.again()
    this.#ports.own.unwatch(policy)
    for (const address of watch.asked.values()) this.#say(address, policy, null)
  }

  /** Again and again: another agent may run it by now. */
  #ask(policy: string, watch: Watch): void {
    const {own, view, slice, clock} = this.#ports
    own.watch(policy, WATCHED_MS)
    for (const address of agentsToAsk(view, slice, policy)) {
      watch.asked.set(agentNameOf(address), address)
      this.#say(address, policy, WATCHED_MS)
    }
    watch.again = clock.machine.schedule(AGAIN_MS, () => this.#ask(policy, watch))
  }

  #say({cluster, node}: AgentAddress, policy: string, forMs: number | null): void {
    const {fabric, slice, onError} = this.#ports
    void fabric.publish(topics.watched({slice, cluster, node}, policy), forMs, {retain: true}).catch(onError)
  }
}

function give({waiting, omitted}: Reader, item: WatchedTurn): void {
  if (item.kind === 'turn' && waiting.length < MOST_WAITING) waiting.push(item)
  else omitted.set(item.agent, (omitted.get(item.agent) ?? 0) + item.count)
}

function takeAll({waiting, omitted}: Reader): readonly WatchedTurn[] {
  const all = [...waiting.splice(0), ...[...omitted].map(([agent, count]) => ({kind: 'omitted', agent, count}) as const)]
  omitted.clear()
  return all
}

/** Those that may run the policy: each cluster's agent may at any time, and of the nodes' the few that say so. */
function agentsToAsk({presences, abouts}: ContinuumView, slice: string, policy: string): readonly AgentAddress[] {
  return [...presences.values()].flatMap(({agent, cluster, node}) => {
    if (cluster === null) return []
    if (node === null) return [{slice, cluster}]
    const policies = abouts.get(agent)?.['policies']
    const runsIt = Array.isArray(policies) && policies.some((one) => isRecord(one) && one['name'] === policy)
    return runsIt ? [{slice, cluster, node}] : []
  })
}
