import {mkdtemp, rm} from 'node:fs/promises'
import {availableParallelism, tmpdir} from 'node:os'
import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import type {ReplayTask, Study} from '../lab/replay/study.js'
import {EXIT} from '../support/errors.js'
import {readNamedFile} from '../support/files.js'
import {invalidDescriptions} from './descriptions.js'
import {whole} from './flags.js'
import {submissionOf} from './policies.js'

const PROGRAM = new URL('../compose/replay-worker.js', import.meta.url)

export const traceArg = {trace: Args.string({required: true, description: 'recorded telemetry'})}

export const replayFlags = {
  case: Flags.string({required: true, description: 'what is asked of the recording: component, hosts, objective', helpValue: '<file>'}),
  columns: Flags.string({description: 'what the columns of a Grafana table are', helpValue: '<file>'}),
  policy: Flags.string({
    multiple: true,
    default: [],
    description: 'a policy that is tried beside those that are built in',
    helpValue: '<file>',
  }),
  seed: whole({min: 1, default: 1, description: 'the first seed; 1 is the recording as it was'}),
  jobs: whole({min: 1, max: 64, description: 'how many replays at once; without it one for each processor'}),
}

export type ReplayOptions = {
  readonly case: string
  readonly columns: string | undefined
  readonly policies: readonly string[]
  readonly seeds: readonly number[]
  /** `speed=1,2,3`. */
  readonly over: readonly string[]
  readonly jobs: number | undefined
  /** Of the workers; absent: as it is installed. */
  readonly program?: URL
  readonly signal: AbortSignal
  readonly say: (text: string) => void
}

/** Everyone on a recording, for each seed and along each axis. */
export async function replayTrace(tracePath: string, options: ReplayOptions): Promise<Study> {
  const [{readTrace}, {readColumnRules}, {parseReplayCase}, {conditionsOf}, {unitIn}, {axisOf}, {study}, {runInPool}] = await Promise.all([
    import('../lab/trace/read.js'),
    import('../lab/trace/column-rules.js'),
    import('../lab/replay/case-file.js'),
    import('../lab/replay/conditions.js'),
    import('../lab/replay/recorded-unit.js'),
    import('../lab/replay/parameters.js'),
    import('../lab/replay/study.js'),
    import('../support/worker-pool.js'),
  ])
  const {seeds, signal, say, jobs = availableParallelism(), program = PROGRAM} = options
  const axes = options.over.map(axisOf)
  const text = await readNamedFile(options.case)
  const columns = options.columns === undefined ? [] : await readColumnRules(options.columns)
  const trace = await readTrace(tracePath, {columns})
  const asked = parseReplayCase(text, options.case, trace)
  if (asked.case === undefined) throw invalidDescriptions(asked.problems)
  const policies = await Promise.all(options.policies.map((file) => submissionOf(file)))
  const unit = unitIn(trace, asked.case)
  const recording = {...conditionsOf(trace, asked.case), ...(unit === undefined ? {} : {unit})}
  return await study({
    recording,
    case: asked.case,
    policies,
    seeds,
    axes,
    notes: trace.notes,
    run: async (tasks: readonly ReplayTask[]) => {
      const folder = await mkdtemp(join(tmpdir(), 'mlsysops-replay-'))
      const told = (done: number): void => say(`Replayed ${done} of ${tasks.length}`)
      try {
        return await runInPool(tasks, {program, workers: jobs, workerData: {folder}, signal}, told)
      } finally {
        await rm(folder, {recursive: true, force: true})
      }
    },
  })
}

/** That of an external command that failed, where a policy could not be run somewhere, or never answered: its file is one. */
export function statusOf({points}: Study): number {
  const hasFailed = points.some(
    ({summary}) => summary.failed !== undefined || summary.contenders.some((one) => one.silentWith !== undefined),
  )
  return hasFailed ? EXIT.external : EXIT.done
}

export function seedsFrom(first: number, count: number): readonly number[] {
  return Array.from({length: count}, (_, index) => first + index)
}
