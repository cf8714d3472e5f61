import type {Source} from './generated/scenario.types.generated.js'
import type {Resources} from './resources.js'
import type {ClusterDescription, NodeDescription} from './types.js'

/**
 * A scenario with every default filled in and every file read: plain JSON, so that the world's process needs no parser. Times in ms, sizes in
 * bytes, rates per second. What is here beside the descriptions is the simulated world's hidden truth: agents never see it.
 */
export type ResolvedScenario = {
  readonly name: string
  readonly seed: number
  /** The slice's time when the world begins, in ms since the epoch. */
  readonly originMs: number
  /** Ms of the slice in one ms of the machine. */
  readonly speed: number
  readonly currency: string
  readonly clusters: readonly ScenarioCluster[]
  readonly network: ScenarioNetwork
  /** The first rule that matches a component governs it. The last one matches every component. */
  readonly workloads: readonly WorkloadRule[]
  readonly faults: readonly TimedFault[]
  readonly telemetry: ScenarioTelemetry
  readonly lifeCycle: ScenarioLifeCycle
  /** Every part of the scenario that says where its numbers come from, by its path in the file. */
  readonly sources: readonly {readonly path: string; readonly source: Source; readonly note?: string}[]
}

export type ScenarioCluster = {readonly name: string; readonly description: ClusterDescription; readonly nodes: readonly ScenarioNode[]}

export type ScenarioNode = {
  readonly description: NodeDescription
  /** Work per ms and core at full frequency, relative to the reference node. Absent: follows from the description. */
  readonly speed?: number
  /** What is taken before any application comes. */
  readonly reserved: Resources
  /** Cores that are kept busy by what the slice does not manage. */
  readonly busyCores: number
  /** From the image registry to this node, in Mbit/s. */
  readonly registryMbps: number
}

export type ScenarioNetwork = {
  /** Between two instances of one node, two nodes of one cluster, and two clusters, where no link says otherwise. */
  readonly sameNode: LinkQuality
  readonly sameCluster: LinkQuality
  readonly betweenClusters: LinkQuality
  /** `between` names nodes (`cluster/node`) or clusters; the most precise link counts. */
  readonly links: readonly (LinkQuality & {readonly between: readonly [string, string]})[]
}

export type LinkQuality = {
  readonly latencyMs: number
  readonly jitterMs: number
  readonly bandwidthMbps: number
  /** The share of packets lost, 0 to 1; each loss costs a retransmission. */
  readonly loss: number
}

export type ScenarioTelemetry = {
  readonly nodeIntervalMs: number
  readonly applicationIntervalMs: number
  /** From the measurement to its arrival: this, plus or minus the jitter. */
  readonly delayMs: number
  readonly jitterMs: number
  /** The share of scrapes that never arrive, 0 to 1. */
  readonly loss: number
}

export type ScenarioLifeCycle = {
  /** Silence after which a node counts as not ready. */
  readonly heartbeatMs: number
  /** From an order to the first byte of an image, or to the start where the image is there. */
  readonly scheduleMs: number
  readonly imageBytes: number
  /** Sizes of images by name, `*` standing for anything; the first that matches counts. */
  readonly images: readonly {readonly image: string; readonly sizeBytes: number}[]
  /** From a pulled image to a ready instance, on the reference node. */
  readonly startMs: number
  /** From the order to end to the end, beside what it must still finish. */
  readonly stopMs: number
  /** What is not finished by then is lost. */
  readonly drainMs: number
  /** How long a component that runs to completion works, on the reference node. */
  readonly completionMs: number
  readonly restartBackoffMs: number
  /** The share of a node's greatest power that it draws at rest. */
  readonly idlePowerShare: number
}

export type WorkloadRule = {
  readonly name: string
  readonly match: WorkloadMatch
  /** What drives it: people in view, users. Dimensionless; 0 and above. */
  readonly load: LoadModel
  /** Requests that come from outside, to a component that no other one of its application calls. */
  readonly arrivals: ArrivalModel
  readonly work: WorkModel
  readonly discipline: 'fifo' | 'processor-sharing'
  readonly threads: number
  readonly queueLimit: number
  /** Requests made to each called component for one that is completed. */
  readonly fanOut: number
  readonly requestBytes: number
  /** Where requests from outside come from: a cluster or `cluster/node`. Absent: from where the instance is. */
  readonly origin?: string
  /** Metric names and what they show. Absent: its first quality-of-service metric, or `request_latency`. */
  readonly exports?: readonly {readonly metric: string; readonly shows: ExportedValue}[]
  readonly startMs?: number
  readonly imageBytes?: number
  readonly completionMs?: number
  readonly memoryBytes?: number
}

export type ExportedValue =
  | 'mean-response-ms'
  | 'p95-response-ms'
  | 'mean-service-ms'
  | 'completed-per-second'
  | 'completed-total'
  | 'lost-total'
  | 'load'
  | 'in-system'

/** Every condition that is present must hold. `*` in a name stands for anything. */
export type WorkloadMatch = {
  readonly application?: string
  readonly component?: string
  readonly image?: string
  /** It declares this quality-of-service metric. */
  readonly qosMetric?: string
  /** It calls a component that declares this quality-of-service metric. */
  readonly callsQosMetric?: string
}

export type LoadModel =
  | {readonly kind: 'constant'; readonly value: number}
  | {readonly kind: 'sine'; readonly mean: number; readonly amplitude: number; readonly periodMs: number; readonly phaseMs: number}
  | {readonly kind: 'step'; readonly before: number; readonly after: number; readonly atMs: number}
  | {
      readonly kind: 'burst'
      readonly base: number
      readonly peak: number
      readonly everyMs: number
      readonly lengthMs: number
      readonly firstMs: number
    }
  | {
      readonly kind: 'random-walk'
      readonly start: number
      readonly min: number
      readonly max: number
      readonly stepMs: number
      readonly stepSize: number
    }
  /** One value for each `stepMs`, from `fromMs` into the series on; interpolated where `linear`; it begins again at its end. */
  | {
      readonly kind: 'series'
      readonly values: readonly number[]
      readonly stepMs: number
      readonly fromMs: number
      readonly linear: boolean
    }

/** `rate + perLoad * load` requests a second. */
export type ArrivalModel = {
  readonly kind: 'poisson' | 'periodic'
  readonly rate: number
  readonly perLoad: number
  /** periodic: the share of the period by which a request may be early or late. */
  readonly jitter: number
}

/** `base + perLoad * load` ms of one core of the reference node, times lognormal noise of mean 1 and this sigma. */
export type WorkModel = {
  readonly baseMs: number
  readonly perLoadMs: number
  readonly sigma: number
  /** Where the component declares a latency target: both are scaled so that `base + perLoad` (load 1) is this share of the target. */
  readonly shareOfTarget?: number
}

/** Begins `atMs` after the world began and lasts `forMs`; absent: to the end. */
export type TimedFault = {readonly id: string; readonly atMs: number; readonly forMs?: number; readonly fault: Fault}

/** A fault as a running world tells it, with times on the slice's clock. */
export type ListedFault = {
  readonly id: string
  readonly origin: 'scenario' | 'injected'
  readonly state: 'coming' | 'active' | 'over'
  readonly fault: Fault
  readonly fromMs: number
  /** Absent: it lasts until it is cleared; a crash is a moment. */
  readonly untilMs?: number
}

export type Fault =
  /** It stops; its instances go on when it returns, or start again where it `reboots`. */
  | {readonly kind: 'node-down'; readonly node: string; readonly reboots: boolean}
  | {readonly kind: 'node-slow'; readonly node: string; readonly speed: number}
  /** The cluster and the continuum do not hear each other; within, everything goes on. */
  | {readonly kind: 'cluster-cut'; readonly cluster: string}
  | {readonly kind: 'link-cut'; readonly between: readonly [string, string]}
  | {
      readonly kind: 'link-slow'
      readonly between: readonly [string, string]
      readonly latencyMs: number
      readonly bandwidthMbps?: number
      readonly loss?: number
    }
  /** Pulls and starts take so many times as long. */
  | {readonly kind: 'slow-disk'; readonly node: string; readonly factor: number}
  | {readonly kind: 'image-unavailable'; readonly image: string}
  /** No measurement arrives: of a node with all that runs there, or of a component. */
  | {readonly kind: 'telemetry-lost'; readonly node?: string; readonly application?: string; readonly component?: string}
  | {readonly kind: 'telemetry-late'; readonly node?: string; readonly delayMs: number}
  /** Every instance of the component ends once, and starts again in place. */
  | {readonly kind: 'crash'; readonly application: string; readonly component: string}
