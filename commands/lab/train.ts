import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {duration, moment, season, share, whole} from '../../src/cli/flags.js'
import {runTraining} from '../../src/cli/lab-train.js'
import {renderTraining} from '../../src/cli/render/training.js'
import {readColumnRules} from '../../src/lab/trace/column-rules.js'

export default class LabTrain extends BaseCommand {
  static override summary = 'Train a model for a policy by a script of yours, and measure it on what it has not seen.'
  static override description =
    'The table of features is made here, by the code that will ask the model; the script gets its beginning and writes an ONNX file. The end is held out: the error on it, beside saying that all stays as it is, goes into the contract, which is written beside the model.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> templates/lab/train.py --data trace.csv --policy policy-foresight.yaml',
    '<%= config.bin %> <%= command.id %> train.py --data telemetry.csv --columns columns.yaml --policy policy-foresight.yaml --python .venv/bin/python',
    '<%= config.bin %> <%= command.id %> train.py --data trace.csv --policy policy-foresight.yaml --hold-out-from 2026-01-05T18:00:00Z --season auto',
  ]
  static override args = {script: Args.string({required: true, description: 'a training script in Python'})}
  static override flags = {
    data: Flags.string({required: true, description: 'recorded telemetry, as lab data describe reads it', helpValue: '<file>'}),
    columns: Flags.string({description: 'what the columns of a Grafana table are', helpValue: '<file>'}),
    policy: Flags.string({required: true, description: 'the model policy that says features and forecast', helpValue: '<file>'}),
    description: Flags.string({
      multiple: true,
      default: [],
      description: 'nodes and applications, for features of facts',
      helpValue: '<file>',
    }),
    out: Flags.string({description: 'where to write it; without it where the policy looks for its model', helpValue: '<folder>'}),
    python: Flags.string({description: 'the interpreter', default: 'python3', helpValue: '<program>'}),
    every: duration({description: 'how far apart the rows are; without it the interval of the policy'}),
    'hold-out': share({description: 'the last share of the time that is held out', default: 0.2}),
    'hold-out-from': moment({description: 'from when on is held out, instead of a share', exclusive: ['hold-out']}),
    season: season({
      description: 'judge whole seasons of the load, and phases that training did not see: auto finds how long one is in the training rows',
    }),
    seed: whole({min: 0, default: 1, description: 'for whatever is random in the script'}),
    timeout: duration({description: 'how long the script may take', default: 1_800_000}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabTrain)
    const report = await runTraining(args.script, {
      data: flags.data,
      columns: flags.columns === undefined ? [] : await readColumnRules(flags.columns),
      policy: flags.policy,
      descriptions: flags.description,
      out: flags.out,
      python: flags.python,
      everyMs: flags.every,
      holdOut: flags['hold-out-from'] === undefined ? {share: flags['hold-out']} : {fromMs: flags['hold-out-from']},
      season: flags.season,
      seed: flags.seed,
      timeoutMs: flags.timeout,
      signal: this.signal,
      say: (text) => this.say(text),
    })
    return this.print(report, renderTraining(flags.policy))
  }
}
