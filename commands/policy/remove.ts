import {dryRun} from '../../src/cli/flags.js'
import {policyArg} from '../../src/cli/policies.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyRemove extends SliceCommand {
  static override summary = 'Remove a policy that was added, with its sources; a built-in one of its name runs again.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> my-policy --dry-run']
  static override args = policyArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyRemove)
    const {policy} = args
    const api = await this.api()
    if (flags['dry-run']) {
      const {sources} = await api.getPolicy({policy}, {signal: this.signal})
      return this.print(
        {kind: 'dry-run', policy, sources: sources.length},
        () => `Would remove ${policy} and its ${sources.length} sources. Nothing was changed.`,
      )
    }
    await api.removePolicy({policy}, {signal: this.signal})
    return this.print({kind: 'removed', policy}, ({policy: name}) => `✔ ${name} is removed.`)
  }
}
