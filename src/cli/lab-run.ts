import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {distinctNames} from '../lab/distinct-names.js'
import {type Comparison, compareVariants} from '../lab/run/compare.js'
import type {TrialSlice, Variant} from '../lab/run/contract.js'
import {checkLeftOut} from '../lab/run/left-out.js'
import {digestOf} from '../support/digest.js'
import {readNamedFile} from '../support/files.js'
import {silentLogger} from '../support/logger.js'
import {readApplication} from './descriptions.js'
import {submissionOf} from './policies.js'
import {readVirtualScenario} from './testbeds.js'

export type LabRunOptions = {
  readonly applications: readonly string[]
  readonly policies: readonly string[]
  /** Built-in policies that a contender stands in for. */
  readonly without: readonly string[]
  readonly seeds: readonly number[]
  readonly durationMs: number
  readonly version: string
  readonly signal: AbortSignal
  readonly say: (text: string) => void
}

/** What comes with the product; then the same without what the contenders stand in for; then each contender. */
export async function runLab(scenarioPath: string, options: LabRunOptions): Promise<Comparison> {
  const {durationMs, seeds, signal, say, version} = options
  const without = [...new Set(options.without)]
  const applications = await Promise.all(options.applications.map(async (file) => (await readApplication(file)).application.description))
  const submissions = await Promise.all(options.policies.map((file) => submissionOf(file)))
  const names = distinctNames(submissions.map(({fileName}) => fileName))
  const variants: readonly Variant[] = [
    {name: 'built in', without: [], policies: []},
    {name: `without ${without.join(', ')}`, without, policies: []},
    ...submissions.map((one, place): Variant => ({name: names[place] ?? one.fileName, without, policies: [one]})),
  ]
  const [folder, {startVirtualSlice}] = await Promise.all([mkdtemp(join(tmpdir(), 'mlsysops-lab-')), import('../compose/virtual-slice.js')])
  const open = async (seed: number) =>
    startVirtualSlice({scenario: await readVirtualScenario(scenarioPath, seed), version, log: silentLogger, policyFolder: folder})
  try {
    await checkOn(await open(seeds[0] ?? 1), (slice) => checkLeftOut(slice, without, signal))
    const subject = {scenario: digestOf(await readNamedFile(scenarioPath)), applications: digestOf(JSON.stringify(applications))}
    return await compareVariants({variants, applications, subject, seeds, durationMs, open, say, signal})
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

async function checkOn(slice: TrialSlice, check: (slice: TrialSlice) => Promise<void>): Promise<void> {
  try {
    await check(slice)
  } finally {
    await slice.stop()
  }
}
