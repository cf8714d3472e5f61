import {Args} from '@oclif/core'
import {approveDecision} from '../../src/cli/approving.js'
import {dryRun} from '../../src/cli/flags.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppApprove extends SliceCommand {
  static override summary = 'Let a decision that waits for you go ahead (in the mode `advise`).'
  static override examples = ['<%= config.bin %> <%= command.id %> DECISION', '<%= config.bin %> <%= command.id %> DECISION --dry-run']
  static override args = {
    decision: Args.string({required: true, description: 'the id of the decision; `plan list` shows what waits'}),
  }
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppApprove)
    const report = await approveDecision(await this.api(), args.decision, {dryRun: flags['dry-run'], signal: this.signal})
    return this.print(report, ({kind, decision}) =>
      kind === 'dry-run' ? `Would approve: ${decision.summary}\nNothing was changed.` : `Approved: ${decision.summary}`,
    )
  }
}
