import {BaseCommand} from '../../src/cli/base-command.js'
import {listConfiguration} from '../../src/cli/configuration/listing.js'
import {renderConfiguration} from '../../src/cli/render/configuration.js'
import {testbeds} from '../../src/cli/testbeds.js'

export default class ConfigList extends BaseCommand {
  static override summary = 'List every setting with its value and where it comes from, and the contexts.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(ConfigList)
    return this.print(listConfiguration(await this.configuration(), testbeds()), renderConfiguration)
  }
}
