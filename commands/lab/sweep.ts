import {Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {whole} from '../../src/cli/flags.js'
import {replayFlags, replayTrace, seedsFrom, statusOf, traceArg} from '../../src/cli/lab-replay.js'
import {renderStudy} from '../../src/cli/render/study.js'

export default class LabSweep extends BaseCommand {
  static override summary = 'Replay recorded telemetry over what is assumed, and say where the ranking changes.'
  static override description =
    'As lab replay, for the case and along each axis: one assumed number is changed at a time. Axes: speed (of the second host), rated (what its description says), dear and moving (weights), move (its time in s), bound (above what it is under-performing).'
  static override examples = [
    '<%= config.bin %> <%= command.id %> telemetry.csv --columns templates/lab/hackathon-columns.yaml --case templates/lab/hackathon-replay.yaml --over speed=1,2,3.6 --over dear=0.1,0.25,0.5',
    '<%= config.bin %> <%= command.id %> trace.csv --case case.yaml --over move=5,20,60 --json > sweep.json',
  ]
  static override args = traceArg
  static override flags = {
    ...replayFlags,
    over: Flags.string({multiple: true, required: true, description: 'an axis, such as speed=1,2,3', helpValue: '<axis>'}),
    seeds: whole({min: 1, max: 1_000, default: 20, description: 'how many seeds, beginning with --seed'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabSweep)
    const {case: file, columns, policy: policies, over, jobs} = flags
    const seeds = seedsFrom(flags.seed, flags.seeds)
    const options = {case: file, columns, policies, seeds, over, jobs, signal: this.signal, say: (text: string) => this.say(text)}
    const study = await replayTrace(args.trace, options)
    this.exitStatus = statusOf(study)
    return this.print(study, renderStudy)
  }
}
