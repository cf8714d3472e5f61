import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {type PolicyProof, provePolicy} from '../lab/run/prove.js'
import {given} from '../support/given.js'
import {silentLogger} from '../support/logger.js'
import {readApplication} from './descriptions.js'
import {interpreterOf, submissionOf} from './policies.js'
import {readVirtualScenario} from './testbeds.js'

export type PolicyTestOptions = {
  readonly application: string
  readonly scenario: string
  readonly layer: 'continuum' | 'cluster' | 'node' | undefined
  readonly python: string | undefined
  readonly installPackages: boolean
  readonly durationMs: number
  readonly seed: number
  readonly version: string
  readonly signal: AbortSignal
  readonly say: (text: string) => void
}

/** Loads a policy as an agent does, and lets it govern an application on a simulated slice of this process. Rejects with `policy-invalid` where it is none. */
export async function testPolicy(file: string, options: PolicyTestOptions): Promise<PolicyProof> {
  const {layer, python, installPackages, seed, version, durationMs, signal, say} = options
  const submission = {
    ...(await submissionOf(file)),
    ...given({layer, python: python === undefined ? undefined : interpreterOf(python)}),
    ...(installPackages ? {installPackages} : {}),
  }
  const {application} = await readApplication(options.application)
  const scenario = await readVirtualScenario(options.scenario, seed)
  const [policyFolder, {startVirtualSlice}] = await Promise.all([
    mkdtemp(join(tmpdir(), 'mlsysops-policy-')),
    import('../compose/virtual-slice.js'),
  ])
  try {
    const slice = await startVirtualSlice({scenario, version, log: silentLogger, policyFolder})
    try {
      return await provePolicy(slice, {submission, application: application.description, durationMs, say, signal})
    } finally {
      await slice.stop()
    }
  } finally {
    await rm(policyFolder, {recursive: true, force: true})
  }
}
