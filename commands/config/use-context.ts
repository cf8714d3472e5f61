import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {switchContext} from '../../src/cli/configuration/changing.js'
import {dryRun} from '../../src/cli/flags.js'
import {testbeds} from '../../src/cli/testbeds.js'

export default class ConfigUseContext extends BaseCommand {
  static override summary = 'Choose the slice that commands talk to: a testbed, or a context, which --server makes.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> lab',
    '<%= config.bin %> <%= command.id %> city --server https://slice.example:8443 --token-file ~/.city-token',
  ]
  static override args = {context: Args.string({required: true, description: 'a context, or the name of a testbed'})}
  static override flags = {
    server: Flags.string({description: 'make the context, or change it: where its API is', helpValue: '<url>'}),
    'token-file': Flags.string({description: 'the file that holds its token', dependsOn: ['server'], helpValue: '<file>'}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(ConfigUseContext)
    const options = {server: flags.server, tokenFile: flags['token-file'], dryRun: flags['dry-run']}
    const change = await switchContext(args.context, options, await this.configuration(), testbeds())
    return this.print(change, ({context, server, kind}) =>
      kind === 'dry-run' ? `Would talk to ${context} at ${server}. Nothing was changed.` : `Commands now talk to ${context} at ${server}.`,
    )
  }
}
