import {Flags} from '@oclif/core'
import {policyArg} from '../../src/cli/policies.js'
import {renderPolicy} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyDescribe extends SliceCommand {
  static override summary = 'Show how a policy that was added fares in each agent, and the sources that it had.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> my-policy --source']
  static override args = policyArg
  static override flags = {source: Flags.boolean({description: 'show the source that runs, and nothing else'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyDescribe)
    const api = await this.api()
    const policy = await this.withSliceTime(api, api.getPolicy({policy: args.policy}, {signal: this.signal}))
    return this.print(policy, flags.source ? ({sources}) => sources[0]?.source.trimEnd() ?? '' : renderPolicy)
  }
}
