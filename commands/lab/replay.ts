import {BaseCommand} from '../../src/cli/base-command.js'
import {whole} from '../../src/cli/flags.js'
import {replayFlags, replayTrace, seedsFrom, statusOf, traceArg} from '../../src/cli/lab-replay.js'
import {renderStudy} from '../../src/cli/render/study.js'

export default class LabReplay extends BaseCommand {
  static override summary = 'Replay recorded telemetry under policies, and say how far from the best possible each is.'
  static override description =
    'A policy lives through the recording in the loop of an agent, in virtual time. What would have been on the host that was not used is foreseen by what was fitted to the recording and what the case states. Beside the policies stand the clairvoyant optimum, which pays the same delays, never moving, always the dear host, greedy, a fitted hysteresis, and forecasts through one common rule. Seeds after the first draw the scored part anew.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> telemetry.csv --columns templates/lab/hackathon-columns.yaml --case templates/lab/hackathon-replay.yaml --policy my-policy.ts',
    '<%= config.bin %> <%= command.id %> trace.csv --case case.yaml --seeds 20 --json > result.json',
  ]
  static override args = traceArg
  static override flags = {
    ...replayFlags,
    seeds: whole({min: 1, max: 1_000, default: 1, description: 'how many seeds, beginning with --seed'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabReplay)
    const {case: file, columns, policy: policies, jobs} = flags
    const seeds = seedsFrom(flags.seed, flags.seeds)
    const options = {case: file, columns, policies, seeds, over: [], jobs, signal: this.signal, say: (text: string) => this.say(text)}
    const study = await replayTrace(args.trace, options)
    this.exitStatus = statusOf(study)
    return this.print(study, renderStudy)
  }
}
