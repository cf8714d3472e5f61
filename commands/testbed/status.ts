import {BaseCommand} from '../../src/cli/base-command.js'
import {renderTestbed} from '../../src/cli/render/testbed.js'
import {nameFlag} from '../../src/cli/testbed-flags.js'
import {reportTestbed} from '../../src/cli/testbed-report.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'

export default class TestbedStatus extends BaseCommand {
  static override summary = 'Show the processes, ports, memory and clock of a testbed, and what of it is simulated.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --name lab --json']
  static override flags = {name: nameFlag}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedStatus)
    return this.print(await reportTestbed(flags.name, testbedSurroundings(this.config.root), this.signal), renderTestbed)
  }
}
