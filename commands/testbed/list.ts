import {BaseCommand} from '../../src/cli/base-command.js'
import {renderTestbeds} from '../../src/cli/render/testbed.js'
import {reportTestbed} from '../../src/cli/testbed-report.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'

export default class TestbedList extends BaseCommand {
  static override summary = 'List the testbeds of this machine.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(TestbedList)
    const surroundings = testbedSurroundings(this.config.root)
    const items = await Promise.all(surroundings.registry.names().map(async (name) => reportTestbed(name, surroundings, this.signal)))
    return this.print({items}, renderTestbeds)
  }
}
