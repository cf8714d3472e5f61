import type {
  AgentDto,
  ApplicationStatusDto,
  ClusterDto,
  DecisionDto,
  ExplanationDto,
  ReadinessDto,
  SliceModeDto,
} from '../northbound/contract/dto.js'
import type {Point} from './text/chart.js'

/** All that the screen knows. The reducer in model.ts is the only one that makes a new one. */
export type State = {
  readonly size: Size
  /** The machine's time, in ms. */
  readonly nowMs: number
  readonly data: Data
  /** While the person has paused the screen: what is shown. Data goes on coming. */
  readonly frozen: {readonly data: Data; readonly nowMs: number} | undefined
  readonly ui: Ui
}

export type Size = {readonly columns: number; readonly rows: number}

/** What was heard of the slice. `undefined`: not heard yet. */
export type Data = {
  readonly slice: string | undefined
  readonly mode: SliceModeDto['mode'] | undefined
  readonly clock: SliceClock | undefined
  readonly version: string | undefined
  /** Since when the platform is not heard: what is shown of it is old. */
  readonly silence: {readonly sliceMs: number; readonly sinceMs: number} | undefined
  readonly parts: ReadinessDto['parts']
  readonly applications: readonly ApplicationStatusDto[] | undefined
  readonly hasMoreApplications: boolean
  readonly clusters: readonly ClusterDto[] | undefined
  readonly agents: readonly AgentDto[] | undefined
  /** Newest first. */
  readonly decisions: readonly DecisionDto[] | undefined
  /** By `seriesKey`; oldest point first. */
  readonly series: ReadonlyMap<string, readonly Point[]>
  /** Share of its cores that a node uses, by `cluster/node`. */
  readonly loads: ReadonlyMap<string, number>
  /** Unit by metric. */
  readonly units: ReadonlyMap<string, string>
  /** Of the application whose detail is open. */
  readonly explanation: ExplanationDto | undefined
  /** What does not answer, and since when by the machine's clock. */
  readonly failures: ReadonlyMap<FeedPart, Failure>
  readonly hasAnswered: boolean
}

/** The slice's time at a moment of the machine's. */
export type SliceClock = {readonly sliceMs: number; readonly atMs: number; readonly speed: number; readonly isSimulated: boolean}

export type FeedPart = 'readiness' | 'mode' | 'applications' | 'infrastructure' | 'agents' | 'decisions' | 'telemetry' | 'explanation'
export type Failure = {readonly sinceMs: number; readonly message: string}

export type Pane = 'applications' | 'continuum' | 'decisions'
export const PANES: readonly Pane[] = ['applications', 'continuum', 'decisions']

export type Subject =
  | {readonly kind: 'application'; readonly name: string}
  | {readonly kind: 'cluster'; readonly name: string}
  | {readonly kind: 'node'; readonly cluster: string; readonly name: string}
  | {readonly kind: 'decision'; readonly id: string}

export type Ui = {
  readonly pane: Pane
  /** A pane that has the whole screen. */
  readonly full: Pane | undefined
  /** What is looked at closely, the newest last: `esc` goes back. */
  readonly details: readonly {readonly subject: Subject; readonly scroll: number}[]
  readonly isHelpShown: boolean
  /** The key of the row that the person went to; absent: the first. */
  readonly cursor: {readonly [pane in Pane]?: string}
  /** What the person folded or unfolded, by row key; the rest is as room allows. */
  readonly folds: ReadonlyMap<string, boolean>
  readonly filter: string
  readonly isTyping: boolean
  readonly order: 'trouble' | 'name'
  /** What the person asked of the program rather than of the screen. */
  readonly wish: 'quit' | 'suspend' | undefined
}

export function initialState(size: Size, nowMs: number, filter = ''): State {
  return {
    size,
    nowMs,
    data: {
      slice: undefined,
      mode: undefined,
      clock: undefined,
      version: undefined,
      silence: undefined,
      parts: [],
      applications: undefined,
      hasMoreApplications: false,
      clusters: undefined,
      agents: undefined,
      decisions: undefined,
      series: new Map(),
      loads: new Map(),
      units: new Map(),
      explanation: undefined,
      failures: new Map(),
      hasAnswered: false,
    },
    frozen: undefined,
    ui: {
      pane: 'applications',
      full: undefined,
      details: [],
      isHelpShown: false,
      cursor: {},
      folds: new Map(),
      filter,
      isTyping: false,
      order: 'trouble',
      wish: undefined,
    },
  }
}

/** What is shown: of the moment of the pause, or of now. */
export function shown(state: State): {readonly data: Data; readonly nowMs: number} {
  return state.frozen ?? state
}

/** The slice's time now; the machine's where the slice's has not been heard. A clock that is not corrected for long is not trusted to run on. */
export function sliceNow({data, nowMs}: {readonly data: Data; readonly nowMs: number}): number {
  if (data.clock === undefined) return nowMs
  // A simulated world that is dead takes the slice's time with it.
  if (data.silence !== undefined && data.clock.isSimulated) return data.clock.sliceMs
  const failure = data.failures.get('readiness')
  const untilMs = failure === undefined ? nowMs : Math.min(nowMs, failure.sinceMs)
  return data.clock.sliceMs + Math.max(0, untilMs - data.clock.atMs) * data.clock.speed
}

export function seriesKey(application: string, component: string, metric: string): string {
  return `${application}/${component}/${metric}`
}

export function nodeKey(cluster: string, node: string): string {
  return `${cluster}/${node}`
}

/** A time of the API in ms. */
export function at(time: string): number {
  return Date.parse(time)
}
