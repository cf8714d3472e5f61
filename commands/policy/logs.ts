import {policyArg} from '../../src/cli/policies.js'
import {renderOutput} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyLogs extends SliceCommand {
  static override summary = 'Show what a policy that was added wrote last, agent by agent, and why it does not run.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy']
  static override args = policyArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(PolicyLogs)
    const {reports} = await (await this.api()).getPolicy({policy: args.policy}, {signal: this.signal})
    return this.print({policy: args.policy, reports}, renderOutput)
  }
}
