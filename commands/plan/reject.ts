import {Flags} from '@oclif/core'
import {duration} from '../../src/cli/flags.js'
import {PlanCommand, planArgs, planFlags} from '../../src/cli/plan-command.js'

export default class PlanReject extends PlanCommand {
  static override summary = 'Refuse plans that wait for you.'
  static override description =
    'The decision ends as rejected, with your name and reason. The same proposal (of the same policy, by the same command, for the application as it is described now) is refused without asking you for an hour, or as long as --for says, also where the mode changes meanwhile; another proposal waits for you as ever. Rejecting again changes reason and time.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> DECISION --reason "not during the fair"',
    '<%= config.bin %> <%= command.id %> DECISION DECISION --for 8h',
    '<%= config.bin %> <%= command.id %> --all --dry-run',
  ]
  static override strict = false
  static override args = planArgs
  static override flags = {
    ...planFlags,
    reason: Flags.string({description: 'why, in your own words'}),
    for: duration({description: 'how long the same is not proposed again, such as 30m or 8h; an hour unless said'}),
  }

  async run(): Promise<unknown> {
    const {argv, flags} = await this.parse(PlanReject)
    return await this.answer(argv.map(String), flags, {kind: 'reject', why: flags.reason, holdsMs: flags.for})
  }
}
