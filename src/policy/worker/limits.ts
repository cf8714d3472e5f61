import type {MemoryLimit} from '../../support/hosting/memory.js'

export type WorkerLimits = MemoryLimit & {
  /** Of the machine's time, for one call. */
  readonly callMs: number
  readonly loadMs: number
}

export const WORKER_LIMITS: WorkerLimits = {callMs: 2_000, loadMs: 10_000, memoryMb: 128}
