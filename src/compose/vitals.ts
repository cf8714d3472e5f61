import {countersAs, type Family} from '../telemetry/exposition.js'
import type {Health} from './health-server.js'

type Numbers = {readonly [name: string]: unknown}
/** How a watch of an API server fares. */
type WatchNumbers = {readonly lists: number; readonly heardMs: number; readonly lagMs: number} & Numbers

const FABRIC = {prefix: 'mlsysops_fabric', help: 'Of the messages between agents', states: ['clients', 'retained', 'waiting']}

type Labels = {readonly [label: string]: string}

/** Where the numbers come from; each is read when it is asked for. */
export type Sources = {
  /** `isOwn`: the agent is not ready before this one has listed. */
  readonly watches: () => readonly {readonly labels: Labels; readonly isOwn: boolean; readonly counters: WatchNumbers}[]
  readonly loop: () => Numbers
  /** With `isConnected` the agent is not ready before it was connected for a first time; later losses are to be seen in the metrics. */
  readonly fabric: () => {readonly isConnected?: boolean; readonly parts: {readonly [part: string]: Numbers | undefined}}
  readonly host: () => Numbers
  /** What was told as Events of Kubernetes. */
  readonly events: () => Numbers
}

/** What is known of an agent from outside of it: its lives come and go, this stays. */
export class Vitals implements Health {
  readonly #about: {readonly layer: string; readonly version: string; readonly now: () => number}
  readonly #startedMs: number
  #sources: Sources = {watches: () => [], loop: () => ({}), fabric: () => ({parts: {}}), host: () => ({}), events: () => ({})}
  #epoch: number | undefined
  #terms = 0
  #isStarted = false
  #wasConnected = false

  constructor(about: {readonly layer: string; readonly version: string; readonly now: () => number}) {
    this.#about = about
    this.#startedMs = about.now()
  }

  /** The agent leads under this epoch; undefined: it leads no more. */
  lead(epoch: number | undefined): void {
    if (epoch !== undefined && epoch !== this.#epoch) this.#terms += 1
    this.#epoch = epoch
  }

  /** The agent of this life has started, or (false) has ended. */
  started(isStarted: boolean): void {
    this.#isStarted = isStarted
  }

  /** Those that are named replace what was told before. */
  tell(sources: Partial<Sources>): void {
    this.#sources = {...this.#sources, ...sources}
  }

  /** One that stands by is ready: it has started and sees what the one that leads sees. */
  missing(): readonly string[] {
    const {isConnected} = this.#sources.fabric()
    this.#wasConnected ||= isConnected ?? true
    const unlisted = this.#sources.watches().filter(({isOwn, counters}) => isOwn && counters.lists === 0)
    return [
      ...(this.#isStarted ? [] : ['the agent has not started']),
      ...unlisted.map(({labels}) => `${labels['resource'] ?? 'a resource'} not listed yet`),
      ...(this.#wasConnected ? [] : ['never connected to the agent above']),
    ]
  }

  metrics(): readonly Family[] {
    const {layer, version} = this.#about
    return [
      gauge('mlsysops_agent_info', 'Which agent this is.', 1, {layer, version}),
      gauge('mlsysops_agent_start_time_seconds', 'When the process started, in seconds since 1970.', this.#startedMs / 1000),
      gauge('mlsysops_agent_ready', 'Whether /readyz answers 200.', this.missing().length === 0 ? 1 : 0),
      gauge('process_resident_memory_bytes', 'Resident memory.', process.memoryUsage.rss()),
      ...(layer === 'node' ? [] : this.#leadership()),
      ...this.#loopMetrics(),
      ...this.#sources.watches().flatMap((watch) => this.#watchMetrics(watch)),
      ...this.#fabricMetrics(),
      ...countersAs({prefix: 'mlsysops_events', help: 'Of the Events about applications'}, this.#sources.events()),
      ...countersAs({prefix: 'mlsysops_host', help: 'Of the readings of the machine and its pods'}, this.#sources.host()),
    ]
  }

  #leadership(): readonly Family[] {
    return [
      gauge('mlsysops_lease_leads', 'Whether this replica leads.', this.#epoch === undefined ? 0 : 1),
      gauge('mlsysops_lease_epoch', 'The epoch under which it leads, 0 while it stands by.', this.#epoch ?? 0),
      counter('mlsysops_lease_terms_total', 'How often it began to lead.', this.#terms),
    ]
  }

  #loopMetrics(): readonly Family[] {
    const {verdicts, turns, errors, verdictP50Ms, verdictP99Ms} = this.#sources.loop()
    if (typeof turns !== 'number') return []
    return [
      counter('mlsysops_loop_turns_total', 'Turns of the loop that came to a verdict.', turns),
      counter('mlsysops_loop_errors_total', 'Failures within the loop.', Number(errors)),
      {
        name: 'mlsysops_loop_verdicts_total',
        help: 'What the arbiter said of plans.',
        type: 'counter',
        values: Object.entries(typeof verdicts === 'object' && verdicts !== null ? verdicts : {}).map(([verdict, value]) => ({
          labels: {verdict},
          value: Number(value),
        })),
      },
      {
        name: 'mlsysops_loop_verdict_seconds',
        help: 'From the event that woke a policy to the verdict, over the last 4,096 turns.',
        type: 'gauge',
        values: [
          {labels: {quantile: '0.5'}, value: Number(verdictP50Ms) / 1000},
          {labels: {quantile: '0.99'}, value: Number(verdictP99Ms) / 1000},
        ],
      },
    ]
  }

  #watchMetrics({labels, counters}: ReturnType<Sources['watches']>[number]): readonly Family[] {
    const {heardMs, lagMs, ...totals} = counters
    return [
      ...countersAs({prefix: 'mlsysops_watch', help: 'Of the watches of API servers'}, totals, labels),
      gauge(
        'mlsysops_watch_silence_seconds',
        'Since the API server was last heard.',
        Math.max(0, this.#about.now() - heardMs) / 1000,
        labels,
      ),
      gauge('mlsysops_watch_lag_seconds', 'From the latest write of this agent to its event.', lagMs / 1000, labels),
    ]
  }

  #fabricMetrics(): readonly Family[] {
    const {isConnected, parts} = this.#sources.fabric()
    return [
      ...(isConnected === undefined
        ? []
        : [gauge('mlsysops_fabric_connected', 'Whether the agent above is reached.', isConnected ? 1 : 0)]),
      ...Object.entries(parts).flatMap(([part, counters]) => (counters === undefined ? [] : countersAs(FABRIC, counters, {part}))),
    ]
  }
}

function gauge(name: string, help: string, value: number, labels: Labels = {}): Family {
  return {name, help, type: 'gauge', values: [{labels, value}]}
}

function counter(name: string, help: string, value: number): Family {
  return {name, help, type: 'counter', values: [{value}]}
}
