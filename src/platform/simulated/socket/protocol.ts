import type {Fault} from '../../../descriptions/resolved-scenario.js'
import type {ClusterDescription, NodeDescription} from '../../../descriptions/types.js'
import {EXIT, type ExitName, OperationalError} from '../../../support/errors.js'
import type {LawCheck} from '../engine/contract.js'

/** Both ends are of one version of this program; another number is refused with a clear word. */
export const PROTOCOL = 1
/** The server says so often that it lives; either side gives up a connection that was silent for longer than `SILENCE_MS`. In real ms. */
export const PULSE_MS = 5000
export const SILENCE_MS = 15_000
/** Items of a snapshot in one frame. */
export const SNAPSHOT_PART = 100

export type Hello = {
  readonly protocol: number
  readonly slice: string
  readonly originMs: number
  readonly nowMs: number
  readonly speed: number
}

/** A call has one answer; a stream has items until it is cancelled. */
export type ClientFrame =
  | {readonly id: number; readonly call: string; readonly args: readonly unknown[]}
  | {readonly id: number; readonly stream: string; readonly args: readonly unknown[]}
  | {readonly cancel: number}
  | {readonly pulse: true}

export type ServerFrame =
  | {readonly hello: Hello}
  | {readonly id: number; readonly value: unknown}
  | {readonly id: number; readonly item: unknown}
  | {readonly id: number; readonly end: true}
  | {readonly id: number; readonly error: WireError}
  | {readonly pulse: true}

export type WireError = {
  readonly message: string
  readonly code: string
  readonly exit: ExitName
  readonly hints: readonly string[]
  readonly details?: unknown
  /** Of what is a bug, not something for a person. */
  readonly stack?: string
}

export type WorldDescription = {
  readonly slice: string
  readonly scenario: string
  readonly currency: string
  readonly seed: number
  readonly clusters: readonly {
    readonly name: string
    readonly description: ClusterDescription
    readonly nodes: readonly NodeDescription[]
  }[]
  readonly applications: readonly {readonly name: string; readonly components: readonly string[]}[]
}

export type WorldStatus = {
  readonly originMs: number
  readonly nowMs: number
  readonly speed: number
  readonly processedEvents: number
  readonly laws: LawCheck
  readonly nodes: number
  readonly applications: number
  /** Number of instances in each phase. */
  readonly instances: {readonly [phase: string]: number}
  readonly faults: readonly Fault[]
  /** Why the state cannot be kept at present. */
  readonly trouble?: string
}

export function toWire(error: unknown): WireError {
  if (error instanceof OperationalError) {
    const {message, code, exit, hints, details} = error
    return {message, code, exit, hints, ...(details === undefined ? {} : {details})}
  }
  const stack = error instanceof Error ? error.stack : undefined
  return {
    message: error instanceof Error ? error.message : String(error),
    code: 'bug',
    exit: 'bug',
    hints: [],
    ...(stack === undefined ? {} : {stack}),
  }
}

/** A bug of the world stays a bug here, with the stack of where it happened. */
export function fromWire({message, code, exit, hints, details, stack}: WireError): Error {
  if (code !== 'bug') return new OperationalError(message, {code, exit: exit in EXIT ? exit : 'remote', hints, details})
  const error = new Error(`In the simulated world: ${message}`)
  if (stack !== undefined) error.stack = stack
  return error
}
