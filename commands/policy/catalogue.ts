import {Args} from '@oclif/core'
import {builtInPolicies} from '../../src/cli/policies.js'
import {renderCatalogue} from '../../src/cli/render/catalogue.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyCatalogue extends SliceCommand {
  static override summary = 'List the built-in policies that can be added by name, or what can be set of one.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> autoscale',
    '<%= config.bin %> policy add autoscale --app camera --set target=0.7',
  ]
  static override args = {policy: Args.string({description: 'one of them'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(PolicyCatalogue)
    return this.print(await builtInPolicies(await this.api(), args.policy, this.signal), renderCatalogue)
  }
}
