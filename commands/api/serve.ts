import {BaseCommand} from '../../src/cli/base-command.js'
import {readPackage} from '../../src/cli/program.js'
import {makingFlags, nameFlag, upRequest} from '../../src/cli/testbed-flags.js'
import {embeddedSurroundings} from '../../src/cli/testbeds.js'
import {runAgentsHere} from '../../src/testbed/embedded/foreground.js'

export default class ApiServe extends BaseCommand {
  static override summary = 'Serve the northbound API in the foreground, with the agents that it speaks for.'
  static override description =
    'All agents of a testbed, continuum, clusters and nodes, and its API run in this process until it is stopped; the simulated world runs in the background, and is started if it does not. `Ready on <url>` says when the API serves. Stopping it touches nothing that runs.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --port 8080']
  static override flags = {name: nameFlag, ...makingFlags}

  async run(): Promise<void> {
    const {flags} = await this.parse(ApiServe)
    const {root} = this.config
    const {runAgentsProcess} = await import('../../src/compose.js')
    const {version} = readPackage(root)
    this.exitStatus = await runAgentsHere(
      upRequest(flags, await this.configuration()),
      (config, signal) => runAgentsProcess(config, signal, version),
      embeddedSurroundings(root),
      {signal: this.signal, say: (text) => this.say(text)},
    )
  }
}
