import type {LinkQuality, ScenarioNetwork} from '../../descriptions/resolved-scenario.js'
import {type FaultBoard, isEnd, joins} from './faults.js'

/** What a lost packet costs: TCP's smallest retransmission time-out (RFC 6298 allows 1 s; Linux takes 200 ms). */
const RETRANSMISSION_MS = 200
/** Losses of one packet in a row that are still waited for. */
const RETRANSMISSIONS = 4

/** The way of a request between two nodes, named `cluster/node`; a cluster alone stands for its edge. */
export class Network {
  readonly #scenario: ScenarioNetwork
  readonly #faults: FaultBoard
  /** By both ends: it is asked for with every request and changes only with faults. `undefined`: cut. */
  readonly #qualities = new Map<string, Map<string, LinkQuality | undefined>>()
  #knownChanges = 0

  constructor(scenario: ScenarioNetwork, faults: FaultBoard) {
    this.#scenario = scenario
    this.#faults = faults
  }

  /** There and back, in ms; Infinity where the link is cut. */
  roundTripMs(from: string, to: string, bytes: number, random: () => number): number {
    const quality = this.#quality(from, to)
    if (quality === undefined) return Number.POSITIVE_INFINITY
    const {latencyMs, jitterMs, bandwidthMbps, loss} = quality
    const sendingMs = (bytes * 8) / (bandwidthMbps * 1000)
    const waitingMs = 2 * latencyMs + jitterMs * (random() * 2 - 1)
    return Math.max(0, waitingMs) + sendingMs + retransmissionMs(loss, random)
  }

  #quality(from: string, to: string): LinkQuality | undefined {
    if (this.#knownChanges !== this.#faults.changes) {
      this.#knownChanges = this.#faults.changes
      this.#qualities.clear()
    }
    let known = this.#qualities.get(from)
    if (known === undefined) {
      known = new Map()
      this.#qualities.set(from, known)
    }
    if (!known.has(to)) known.set(to, this.#faults.isLinkCut(from, to) ? undefined : this.#qualityNow(from, to))
    return known.get(to)
  }

  #qualityNow(from: string, to: string): LinkQuality {
    const base = this.#describedQuality(from, to)
    const slow = this.#faults.slowLinks(from, to)
    if (slow.length === 0) return base
    return {
      latencyMs: slow.reduce((sum, fault) => sum + fault.latencyMs, base.latencyMs),
      jitterMs: base.jitterMs,
      bandwidthMbps: Math.min(base.bandwidthMbps, ...slow.map((fault) => fault.bandwidthMbps ?? base.bandwidthMbps)),
      loss: Math.max(base.loss, ...slow.map((fault) => fault.loss ?? 0)),
    }
  }

  #describedQuality(from: string, to: string): LinkQuality {
    if (from === to) return this.#scenario.sameNode
    const links = this.#scenario.links.filter((link) => joins(link.between, from, to))
    const precise = links.find((link) => link.between.every((end) => !isCluster(end, from) && !isCluster(end, to)))
    const link = precise ?? links[0]
    if (link !== undefined) return link
    return clusterOf(from) === clusterOf(to) ? this.#scenario.sameCluster : this.#scenario.betweenClusters
  }
}

function clusterOf(node: string): string {
  const slash = node.indexOf('/')
  return slash < 0 ? node : node.slice(0, slash)
}

function isCluster(end: string, key: string): boolean {
  return isEnd(end, key) && end === clusterOf(key)
}

function retransmissionMs(loss: number, random: () => number): number {
  let waited = 0
  for (let attempt = 0; attempt < RETRANSMISSIONS && loss > 0 && random() < loss; attempt++) waited += RETRANSMISSION_MS * 2 ** attempt
  return waited
}
