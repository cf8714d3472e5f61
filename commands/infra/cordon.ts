import {dryRun} from '../../src/cli/flags.js'
import {nodeArg} from '../../src/cli/node-arg.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraCordon extends SliceCommand {
  static override summary = 'Keep new components away from a node; what runs there stays.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1']
  static override args = nodeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraCordon)
    const api = await this.api()
    const ask = flags['dry-run'] ? api.getNode : api.cordonNode
    const node = await ask({node: args.node}, {signal: this.signal})
    return this.print(node, () =>
      flags['dry-run'] ? `Would cordon ${node.name}. Nothing was changed.` : `${node.name} is cordoned: nothing new goes there.`,
    )
  }
}
