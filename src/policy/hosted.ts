import type {Refusal} from '../support/hosting/guard.js'
import type {Health, OutputLine} from '../support/hosting/health.js'
import type {Policy} from './contract.js'

/** A policy that runs outside of its agent's thread: in a worker, in another process. What it does there harms only itself. */
export interface HostedPolicy extends Policy {
  /** Its state has a shape of this version: what was kept of another is begun anew. */
  readonly stateVersion: number
  /** Of a Python policy: the interpreter that runs it, and what it needs there. */
  readonly environment?: PolicyEnvironment
  /** What it wrote last, oldest first. */
  output(): readonly OutputLine[]
  health(): Health
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

/** What is told of one that was closed. */
export const POLICY_CLOSED = {code: 'policy-closed', message: 'The policy was taken away.'}

/** What is told of one that failed. */
export const POLICY_FAILED: Refusal = {code: 'policy-failed', hints: ['mlsysops policy list', 'mlsysops policy logs']}
