import {disablePolicy, policyArg} from '../../src/cli/policies.js'
import {renderBound} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyDisable extends SliceCommand {
  static override summary = 'Stop a policy; it is kept, and what it remembers. One that is built in, too.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> qos-relocation']
  static override args = policyArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(PolicyDisable)
    return this.print(await disablePolicy(await this.api(), args.policy, this.signal), renderBound)
  }
}
