import {Args} from '@oclif/core'
import {findAgent} from '../../src/cli/agents.js'
import {renderAgent} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AgentStatus extends SliceCommand {
  static override summary = 'Show an agent: since when it is there, and what its loop has done.'
  static override examples = ['<%= config.bin %> <%= command.id %> continuum']
  static override args = {agent: Args.string({required: true, description: 'the agent'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(AgentStatus)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, findAgent(api, args.agent, this.signal)), renderAgent)
  }
}
