import {Args} from '@oclif/core'
import {answerPlans} from '../../src/cli/answering.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderAnswered} from '../../src/cli/render/plan.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppApprove extends SliceCommand {
  static override summary = 'Let a decision that waits for you go ahead (in the mode `advise`): the same as `plan approve`.'
  static override examples = ['<%= config.bin %> <%= command.id %> DECISION', '<%= config.bin %> <%= command.id %> DECISION --dry-run']
  static override args = {
    decision: Args.string({required: true, description: 'the id of the decision; `plan list` shows what waits'}),
  }
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppApprove)
    const choice = {decisions: [args.decision], all: false, application: undefined}
    const options = {dryRun: flags['dry-run'], signal: this.signal}
    const answered = await answerPlans(await this.api(), choice, {kind: 'approve'}, options)
    const [only] = answered.items
    return this.print({...only}, () => renderAnswered(answered, this.view))
  }
}
