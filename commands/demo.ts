import {Flags} from '@oclif/core'
import {BaseCommand} from '../src/cli/base-command.js'
import {runDemo} from '../src/cli/demo.js'
import {positive} from '../src/cli/flags.js'
import {renderDemoLine} from '../src/cli/render/demo.js'
import {embeddedSurroundings} from '../src/cli/testbeds.js'
import type {Api} from '../src/northbound/contract/api.js'

export default class Demo extends BaseCommand {
  static override summary = 'See it work: a slice, an application, a target missed, a move, and the target met again.'
  static override description =
    'Brings up a testbed of its own, deploys the smart-city application, follows what the agents do, and takes everything down. In a terminal it is the live screen; without one, or with --plain, a report that ends by itself. The world is simulated, the load is a recorded one, and every number comes from the API.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --plain --speed 20']
  static override flags = {
    plain: Flags.boolean({description: 'a report instead of the live screen'}),
    speed: positive({description: 'seconds of the simulated world in one real second', default: 10}),
  }

  async run(): Promise<void> {
    const {flags} = await this.parse(Demo)
    const lines = runDemo({
      root: this.config.root,
      surroundings: embeddedSurroundings(this.config.root),
      speed: flags.speed,
      signal: this.signal,
      say: (text) => this.say(text),
      ...(flags.plain || this.isJson || !this.isScreen ? {} : {screen: (client, signal) => this.#show(client, signal)}),
    })
    for await (const line of lines) {
      this.setNow(line.nowMs)
      this.emit(line, renderDemoLine)
    }
  }

  async #show(client: Api, signal: AbortSignal): Promise<void> {
    this.endProgress()
    const {runMonitor} = await import('../src/tui/run-monitor.js')
    await runMonitor({client, signal, stdin: process.stdin, stdout: process.stdout})
  }
}
