import {readFile} from 'node:fs/promises'
import {basename, dirname, resolve} from 'node:path'
import type {ColumnRule} from '../lab/trace/joined-csv.js'
import {readTrace} from '../lab/trace/read.js'
import type {Described} from '../lab/train/rows.js'
import type {HoldOut} from '../lab/train/split.js'
import type {TrainingReport} from '../lab/train/train.js'
import {digestOf} from '../support/digest.js'
import {readNamedFile} from '../support/files.js'
import {readDescriptions} from './descriptions.js'
import {interpreterOf} from './policies.js'

export type LabTrainOptions = {
  readonly data: string
  readonly columns: readonly ColumnRule[]
  /** The model policy that the model is for. */
  readonly policy: string
  readonly descriptions: readonly string[]
  /** Absent: where the policy looks for its model. */
  readonly out?: string | undefined
  readonly python: string
  readonly everyMs?: number | undefined
  readonly holdOut: HoldOut
  readonly season: 'auto' | number | undefined
  readonly seed: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
  readonly say: (text: string) => void
}

/** Trains a model for a policy by a person's script, and measures it. */
export async function runTraining(script: string, options: LabTrainOptions): Promise<TrainingReport> {
  const {policy, python, seed, signal, say, timeoutMs, holdOut, season} = options
  const [{modelPolicyOf}, {trainModel}, {openOnnx, runtimeVersion}, {createShell}] = await Promise.all([
    import('../policy/model/read.js'),
    import('../lab/train/train.js'),
    import('../ml/runtime/onnx.js'),
    import('../support/process/shell.js'),
  ])
  const spec = modelPolicyOf(await readNamedFile(policy, ['mlsysops policy init NAME --model writes one to begin with.']), policy)
  await readNamedFile(script, ['templates/lab/train.py is one to begin with.'])
  const trace = await readTrace(options.data, {columns: options.columns})
  const described = await describedIn(options.descriptions)
  const shell = createShell()
  return await trainModel({
    spec,
    trace,
    dataDigest: digestOf(await readFile(options.data)),
    described,
    everyMs: options.everyMs ?? spec.intervalMs,
    holdOut,
    season,
    seed,
    folder: resolve(options.out ?? resolve(dirname(policy), dirname(spec.model))),
    runScript: async (request) => {
      await shell.run(interpreterOf(python), [script, request], {signal, timeoutMs, onLine: (line) => say(`${basename(script)}: ${line}`)})
    },
    openModel: openOnnx,
    runtimeVersion,
    say,
  })
}

async function describedIn(files: readonly string[]): Promise<Described> {
  const {documents} = files.length === 0 ? {documents: []} : await readDescriptions(files, ['application', 'node'])
  const nodes = new Map(documents.flatMap((one) => (one.kind === 'node' ? [[one.name, one.description] as const] : [])))
  const applications = new Map(documents.flatMap((one) => (one.kind === 'application' ? [[one.name, one.description] as const] : [])))
  return {
    node: (name) => nodes.get(name),
    component: (application, component) => applications.get(application)?.components.find(({metadata}) => metadata.name === component),
  }
}
