import {Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderUp} from '../../src/cli/render/testbed.js'
import {renderForeseen} from '../../src/cli/render/testbed-foreseen.js'
import {driverFlags, makingFlags, nameFlag} from '../../src/cli/testbed-flags.js'
import {summaryOf} from '../../src/cli/testbed-report.js'
import {bringing} from '../../src/cli/testbed-up.js'
import {testbedSurroundings} from '../../src/cli/testbeds.js'

const wholeScript = Flags.boolean({description: 'as --dry-run, with every step: a shell script that does the same'})

export default class TestbedUp extends BaseCommand {
  static override summary = 'Bring a testbed up, or continue one that is half up.'
  static override description =
    'Starts the simulated world in one process and all agents with the API in another, both in the background; with --driver kubernetes, real control planes with nodes that KWOK plays. On a testbed that is up it changes nothing; after a crash it starts only what has ended, and every application and decision is still there.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --name lab --speed 10 --scenario lab.yaml',
    '<%= config.bin %> <%= command.id %> --driver kubernetes --clusters 2 --nodes 20',
    '<%= config.bin %> <%= command.id %> --dry-run',
    '<%= config.bin %> <%= command.id %> --driver kubernetes --script > up.sh',
  ]
  static override flags = {name: nameFlag, ...driverFlags, ...makingFlags, 'dry-run': dryRun, script: wholeScript}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedUp)
    const {foresee, run} = await bringing(flags, await this.configuration(), testbedSurroundings(this.config.root))
    if (flags['dry-run'] || flags.script) return this.print(await foresee(), flags.script ? ({script}) => script : renderForeseen)
    return this.print(summaryOf(await run({signal: this.signal, say: (text) => this.say(text)})), renderUp)
  }
}
