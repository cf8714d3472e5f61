import {renderAgents} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AgentList extends SliceCommand {
  static override summary = 'List the agents of the slice.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(AgentList)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.listAgents(undefined, {signal: this.signal})), renderAgents)
  }
}
