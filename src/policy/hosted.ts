import type {Policy} from './contract.js'

/** A policy that runs outside of its agent's thread: in a worker, in another process. What it does there harms only itself. */
export interface HostedPolicy extends Policy {
  /** Its state has a shape of this version: what was kept of another is begun anew. */
  readonly stateVersion: number
  /** Of a Python policy: the interpreter that runs it, and what it needs there. */
  readonly environment?: PolicyEnvironment
  /** What it wrote last, oldest first. */
  output(): readonly OutputLine[]
  health(): PolicyHealth
  /** Ends what runs it. Safe twice. */
  close(): Promise<void>
}

/** An interpreter, and the packages that a policy says that it needs. JSON. */
export type PolicyEnvironment = {
  /** Its path. */
  readonly python: string
  readonly version: string
  readonly packages: readonly PolicyPackage[]
}

/** As pip names it; without `installed` it is not there. */
export type PolicyPackage = {readonly requirement: string; readonly installed?: string}

export type OutputLine = {readonly timeMs: number; readonly stream: 'out' | 'err'; readonly text: string}

/** running: it answers · degraded: it failed, and is asked again after a pause · failed: again and again; it is asked again seldom. */
export type PolicyHealth = {
  readonly state: 'running' | 'degraded' | 'failed'
  /** Why it is not running. */
  readonly reason?: string
  /** In a row. */
  readonly failures: number
}
