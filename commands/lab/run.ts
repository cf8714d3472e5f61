import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {duration, whole} from '../../src/cli/flags.js'
import {runLab} from '../../src/cli/lab-run.js'
import {renderComparison} from '../../src/cli/render/comparison.js'

export default class LabRun extends BaseCommand {
  static override summary = 'Try policies on a simulated slice in virtual time, beside those that are built in.'
  static override description =
    'A whole slice (world and agents) runs in this process as fast as the machine can; nothing is left of it. Each policy of yours stands in for qos-relocation (or what --without names), and meets the same load with the same chances as the others. The same scenario, policies and seeds give the same answer.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> templates/scenarios/smart-city.yaml --app templates/scenarios/smart-city/app.yaml --policy my-policy.ts',
    '<%= config.bin %> <%= command.id %> scenario.yaml --app app.yaml --policy a.ts --policy b.ts --seeds 5 --for 1h',
  ]
  static override args = {scenario: Args.string({required: true, description: 'the scenario: clusters, nodes, loads, faults'})}
  static override flags = {
    app: Flags.string({
      multiple: true,
      required: true,
      description: 'an application that is deployed at the beginning',
      helpValue: '<file>',
    }),
    policy: Flags.string({multiple: true, default: [], description: 'a policy that is tried', helpValue: '<file>'}),
    without: Flags.string({
      multiple: true,
      default: ['qos-relocation'],
      description: 'a built-in policy that yours stand in for',
      helpValue: '<policy>',
    }),
    for: duration({description: 'how long, of the simulated time', default: 1_200_000}),
    seeds: whole({min: 1, max: 100, default: 1, description: 'how many seeds, beginning with --seed'}),
    seed: whole({min: 1, default: 1, description: 'the first seed'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabRun)
    const seeds = Array.from({length: flags.seeds}, (_, index) => flags.seed + index)
    const comparison = await runLab(args.scenario, {
      applications: flags.app,
      policies: flags.policy,
      without: flags.without,
      seeds,
      durationMs: flags.for,
      version: this.config.version,
      signal: this.signal,
      say: (text) => this.say(text),
    })
    return this.print(comparison, renderComparison)
  }
}
