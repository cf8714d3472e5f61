import type {MemoryLimit} from '../../support/hosting/memory.js'

export type WorkerLimits = MemoryLimit & {
  /** Of the machine's time, for one call. */
  readonly callMs: number
  readonly loadMs: number
}

export const WORKER_LIMITS: WorkerLimits = {callMs: 2_000, loadMs: 10_000, memoryMb: 128}

/** In the lab nobody waits for a policy in real time: a machine that is busy with other replays must not end one. */
export const LAB_LIMITS: WorkerLimits = {...WORKER_LIMITS, loadMs: 60_000}
