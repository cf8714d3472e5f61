import {BaseCommand} from '../../src/cli/base-command.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderUp} from '../../src/cli/render/testbed.js'
import {nameFlag} from '../../src/cli/testbed-flags.js'
import {embeddedSurroundings} from '../../src/cli/testbeds.js'
import {reset, resetScript} from '../../src/testbed/embedded/reset.js'

export default class TestbedReset extends BaseCommand {
  static override summary = 'Take a testbed down, forget its applications and history, and bring it up as it was made.'
  static override examples = ['<%= config.bin %> <%= command.id %>']
  static override flags = {name: nameFlag, 'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(TestbedReset)
    const surroundings = embeddedSurroundings(this.config.root)
    if (flags['dry-run']) return this.print({script: await resetScript(flags.name, surroundings)}, ({script}) => script)
    const {config: _, ...report} = await reset(flags.name, surroundings, {signal: this.signal, say: (text) => this.say(text)})
    return this.print(report, renderUp)
  }
}
