import {Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderDown} from '../../src/cli/render/testbed.js'
import {nameFlag} from '../../src/cli/testbed-flags.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'
import {driverFor} from '../../src/testbed/drivers.js'

export default class TestbedDown extends BaseCommand {
  static override summary = 'Take a testbed down: its processes, ports, files and kubeconfig contexts.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --name lab --keep']
  static override flags = {
    name: nameFlag,
    keep: Flags.boolean({description: 'stop its processes, and keep its files for the next `testbed up`'}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedDown)
    const surroundings = testbedSurroundings(this.config.root)
    const driver = await driverFor(flags.name, surroundings)
    if (flags['dry-run']) return this.print({script: await driver.downScript(flags)}, ({script}) => script)
    const context = {signal: this.signal, say: (text: string) => this.say(text)}
    const report = await driver.down(flags, context)
    return this.print({...report, others: surroundings.registry.names()}, renderDown)
  }
}
