import {policyArg} from '../../src/cli/policies.js'
import {bindPolicy} from '../../src/cli/policy-binding.js'
import {renderBound} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyEnable extends SliceCommand {
  static override summary = 'Let a policy run again that was disabled.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy']
  static override args = policyArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(PolicyEnable)
    const {policy} = await bindPolicy(await this.api(), args.policy, {enabled: true}, this.signal)
    return this.print(policy, renderBound)
  }
}
