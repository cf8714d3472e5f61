import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderUp} from '../../src/cli/render/testbed.js'
import {nameFlag} from '../../src/cli/testbed-flags.js'
import {summaryOf} from '../../src/cli/testbed-report.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'
import {driverOf} from '../../src/testbed/drivers.js'

export default class TestbedReset extends BaseCommand {
  static override summary = 'Take a testbed down, forget its applications and history, and bring it up as it was made.'
  static override examples = ['<%= config.bin %> <%= command.id %>']
  static override flags = {name: nameFlag, 'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedReset)
    const surroundings = testbedSurroundings(this.config.root)
    const driver = await driverOf(surroundings.registry.require(flags.name), surroundings)
    if (flags['dry-run']) return this.print({script: await driver.resetScript()}, ({script}) => script)
    return this.print(summaryOf(await driver.reset({signal: this.signal, say: (text) => this.say(text)})), renderUp)
  }
}
