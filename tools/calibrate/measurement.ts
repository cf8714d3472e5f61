import type {Cell} from './plan.js'
import type {ScheduledRequest} from './schedule.js'
import {quantile, sum} from './statistics.js'

/** What the stand-in's load generator says of a request. Times in ms, `atMs` from the start of the load. */
export type Answer = {
  readonly atMs: number
  /** How much later than intended it was sent. */
  readonly lateMs: number
  /** From when it was to be sent to the last byte of the answer. */
  readonly responseMs: number
  /** In the server: until the work began, from there to its end, and the processor time that it took. */
  readonly waitMs: number
  readonly serviceMs: number
  readonly cpuMs: number
  readonly error?: string
}

/** What else the computer did meanwhile, as a share of all its processor time. */
export type Noise = {readonly others: number; readonly stolen: number}

/** One cell as it was measured; small enough to be kept. Times in ms. */
export type Measurement = Cell & {
  readonly seconds: number
  readonly requests: number
  readonly p50Ms: number
  readonly p95Ms: number
  /** Work of the reference node that a ms of processor time did. */
  readonly speed: number
  /** Of a request, what is neither waiting nor work: the network, both ends' HTTP, and being sent late. */
  readonly overheadMs: number
  readonly lateP95Ms: number
  /** Cores that the neighbour used. */
  readonly neighbourCores: number
  readonly noise: Noise
}

/** What was answered between the end of the warm-up and the end. */
export type Window = {readonly fromMs: number; readonly toMs: number}

/** Throws where a request failed: such a measurement is none. */
export function summarise(
  cell: Cell,
  window: Window,
  observed: {
    readonly requests: readonly ScheduledRequest[]
    readonly answers: readonly Answer[]
    readonly neighbourCores: number
    readonly noise: Noise
  },
): Measurement {
  const {requests, answers, neighbourCores, noise} = observed
  const failed = answers.find(({error}) => error !== undefined)
  if (failed !== undefined) throw new Error(`A request failed: ${failed.error ?? ''}`)
  if (answers.length !== requests.length)
    throw new Error(`${requests.length} requests were to be sent, and there are ${answers.length} answers.`)
  const counted = answers.filter(({atMs, responseMs}) => atMs + responseMs > window.fromMs && atMs + responseMs <= window.toMs)
  const responses = counted.map(({responseMs}) => responseMs)
  return {
    ...cell,
    seconds: window.toMs / 1000,
    requests: counted.length,
    p50Ms: quantile(responses, 0.5),
    p95Ms: quantile(responses, 0.95),
    speed: sum(requests.map(({workMs}) => workMs)) / sum(answers.map(({cpuMs}) => cpuMs)),
    overheadMs: quantile(
      answers.map(({responseMs, waitMs, serviceMs}) => responseMs - waitMs - serviceMs),
      0.5,
    ),
    lateP95Ms: quantile(
      answers.map(({lateMs}) => lateMs),
      0.95,
    ),
    neighbourCores,
    noise,
  }
}
