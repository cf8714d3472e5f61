import type {
  AgentDto,
  ApplicationStatusDto,
  DecisionDto,
  ExplanationDto,
  InfrastructureDto,
  ReadinessDto,
  SliceModeDto,
} from '../northbound/contract/dto.js'
import type {FeedPart} from './state.js'
import type {Point} from './text/chart.js'

/** All that can happen to the screen. Times are the machine's, in ms, unless a name says otherwise. */
export type ScreenEvent =
  | {readonly kind: 'readiness'; readonly readiness: ReadinessDto; readonly atMs: number}
  | {readonly kind: 'mode'; readonly mode: SliceModeDto['mode']}
  | {readonly kind: 'applications'; readonly applications: readonly ApplicationStatusDto[]; readonly hasMore: boolean}
  | {readonly kind: 'infrastructure'; readonly infrastructure: InfrastructureDto}
  | {readonly kind: 'agents'; readonly agents: readonly AgentDto[]}
  | {readonly kind: 'decisions'; readonly decisions: readonly DecisionDto[]}
  | {readonly kind: 'units'; readonly units: ReadonlyMap<string, string>}
  | {readonly kind: 'series'; readonly key: string; readonly points: readonly Point[]}
  | {readonly kind: 'loads'; readonly loads: ReadonlyMap<string, number>}
  | {readonly kind: 'explanation'; readonly explanation: ExplanationDto}
  | {readonly kind: 'answered'; readonly part: FeedPart}
  | {readonly kind: 'failed'; readonly part: FeedPart; readonly message: string; readonly atMs: number}
  | {readonly kind: 'key'; readonly key: KeyName}
  /** Typed or pasted. */
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'resize'; readonly columns: number; readonly rows: number}
  | {readonly kind: 'tick'; readonly atMs: number}
  /** The wish was carried out. */
  | {readonly kind: 'resumed'}

export type KeyName =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'enter'
  | 'escape'
  | 'tab'
  | 'back-tab'
  | 'backspace'
  | 'interrupt'
  | 'suspend'
