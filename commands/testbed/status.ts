import {BaseCommand} from '../../src/cli/base-command.js'
import {chosenTestbed} from '../../src/cli/connection.js'
import {renderTestbed} from '../../src/cli/render/testbed.js'
import {chosenFlag} from '../../src/cli/testbed-flags.js'
import {reportTestbed} from '../../src/cli/testbed-report.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'

export default class TestbedStatus extends BaseCommand {
  static override summary = 'Show the processes, ports, memory and clock of a testbed, and what of it is simulated.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --name lab --json']
  static override flags = {name: chosenFlag}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedStatus)
    const surroundings = testbedSurroundings(this.config.root)
    const name = chosenTestbed(flags.name, await this.configuration(), surroundings.registry)
    return this.print(await reportTestbed(name, surroundings, this.signal), renderTestbed)
  }
}
