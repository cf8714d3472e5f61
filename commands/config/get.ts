import {Args} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {readSetting} from '../../src/cli/configuration/listing.js'
import {knownKey} from '../../src/cli/configuration/sources.js'

export default class ConfigGet extends BaseCommand {
  static override summary = 'Show one setting.'
  static override examples = ['<%= config.bin %> <%= command.id %> context']
  static override args = {key: Args.string({required: true, description: 'the setting; `config list` names them'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(ConfigGet)
    const setting = readSetting(await this.configuration(), knownKey(args.key))
    return this.print(setting, ({value}) => (value === null ? '' : String(value)))
  }
}
