import {whole} from '../../src/cli/flags.js'
import {policyArg} from '../../src/cli/policies.js'
import {renderRolledBack} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class PolicyRollback extends SliceCommand {
  static override summary = 'Run an earlier source of a policy again.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> my-policy --to 2']
  static override args = policyArg
  static override flags = {to: whole({min: 1, description: 'the number of the source; without it the one before'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyRollback)
    const api = await this.api()
    const rolledBack = api.rollBackPolicy({policy: args.policy, body: given({number: flags.to})}, {signal: this.signal})
    return this.print(await this.withSliceTime(api, rolledBack), renderRolledBack)
  }
}
