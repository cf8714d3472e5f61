import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderUp} from '../../src/cli/render/testbed.js'
import {driverFlags, makingFlags, nameFlag} from '../../src/cli/testbed-flags.js'
import {summaryOf} from '../../src/cli/testbed-report.js'
import {bringing} from '../../src/cli/testbed-up.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'

export default class TestbedUp extends BaseCommand {
  static override summary = 'Bring a testbed up, or continue one that is half up.'
  static override description =
    'Starts the simulated world in one process and all agents with the API in another, both in the background; with --driver kubernetes, real control planes with nodes that KWOK plays. On a testbed that is up it changes nothing; after a crash it starts only what has ended, and every application and decision is still there.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --name lab --speed 10 --scenario lab.yaml',
    '<%= config.bin %> <%= command.id %> --driver kubernetes --clusters 2 --nodes 20',
    '<%= config.bin %> <%= command.id %> --dry-run',
  ]
  static override flags = {name: nameFlag, ...driverFlags, ...makingFlags, 'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedUp)
    const {script, run} = await bringing(flags, await this.configuration(), testbedSurroundings(this.config.root))
    if (flags['dry-run']) return this.print({script: await script()}, (report) => report.script)
    return this.print(summaryOf(await run({signal: this.signal, say: (text) => this.say(text)})), renderUp)
  }
}
