import {dryRun} from '../../src/cli/flags.js'
import {policyArg} from '../../src/cli/policies.js'
import {removePolicy} from '../../src/cli/policy-removal.js'
import {renderPolicyRemoval} from '../../src/cli/render/policy-removal.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyRemove extends SliceCommand {
  static override summary = 'Remove a policy that was added, with its sources; a built-in one of its name runs again.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> my-policy --dry-run']
  static override args = policyArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyRemove)
    const options = {dryRun: flags['dry-run'], signal: this.signal}
    return this.print(await removePolicy(await this.api(), args.policy, options), renderPolicyRemoval)
  }
}
