import {renderInfrastructure} from '../../src/cli/render/infrastructure.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraList extends SliceCommand {
  static override summary = 'List the clusters and nodes of the slice: state, room, price.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --json']

  async run(): Promise<unknown> {
    await this.parse(InfraList)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.getInfrastructure(undefined, {signal: this.signal})), renderInfrastructure)
  }
}
