import {Args} from '@oclif/core'
import {bindPolicy, policyArg} from '../../src/cli/policies.js'
import {renderBound} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyUnbind extends SliceCommand {
  static override summary = 'Take applications from those that a policy is for.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy camera']
  static override strict = false
  static override args = {...policyArg, application: Args.string({required: true, description: 'applications that it is no longer for'})}

  async run(): Promise<unknown> {
    const {args, argv} = await this.parse(PolicyUnbind)
    const change = {drop: argv.slice(1).map(String)}
    return this.print(await bindPolicy(await this.api(), args.policy, change, this.signal), renderBound)
  }
}
