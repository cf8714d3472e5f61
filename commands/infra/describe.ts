import {nodeArg} from '../../src/cli/node-arg.js'
import {renderNode} from '../../src/cli/render/infrastructure.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraDescribe extends SliceCommand {
  static override summary = 'Show everything about a node.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1']
  static override args = nodeArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(InfraDescribe)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.getNode({node: args.node}, {signal: this.signal})), await renderNode())
  }
}
