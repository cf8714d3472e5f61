import {Args} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {changeSetting} from '../../src/cli/configuration/changing.js'
import {dryRun} from '../../src/cli/flags.js'

export default class ConfigSet extends BaseCommand {
  static override summary = 'Set a setting in your own configuration file; without a value, take it out.'
  static override examples = ['<%= config.bin %> <%= command.id %> testbed.speed 10', '<%= config.bin %> <%= command.id %> testbed.speed']
  static override args = {
    key: Args.string({required: true, description: 'the setting; `config list` names them'}),
    value: Args.string({description: 'its value'}),
  }
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(ConfigSet)
    const change = await changeSetting(args.key, args.value, flags['dry-run'])
    return this.print(change, ({key, value, file, kind}) => {
      const said = value === null ? `${key} is taken out of ${file}.` : `${key} is ${String(value)} in ${file}.`
      return kind === 'dry-run' ? `Would write: ${said} Nothing was changed.` : said
    })
  }
}
