import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderUp} from '../../src/cli/render/testbed.js'
import {makingFlags, nameFlag, upRequest} from '../../src/cli/testbed-flags.js'
import {embeddedSurroundings} from '../../src/cli/testbeds.js'
import {up, upScript} from '../../src/testbed/embedded/driver.js'

export default class TestbedUp extends BaseCommand {
  static override summary = 'Bring a testbed up, or continue one that is half up.'
  static override description =
    'Starts the simulated world in one process and all agents with the API in another, both in the background. On a testbed that is up it changes nothing; after a crash it starts only what has ended, and every application and decision is still there.'
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    '<%= config.bin %> <%= command.id %> --name lab --speed 10 --scenario lab.yaml',
    '<%= config.bin %> <%= command.id %> --dry-run',
  ]
  static override flags = {name: nameFlag, ...makingFlags, 'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedUp)
    const surroundings = embeddedSurroundings(this.config.root)
    const request = upRequest(flags, await this.configuration())
    if (flags['dry-run']) return this.print({script: await upScript(request, surroundings)}, ({script}) => script)
    const {config: _, ...report} = await up(request, surroundings, {signal: this.signal, say: (text) => this.say(text)})
    return this.print(report, renderUp)
  }
}
