import {dryRun} from '../../src/cli/flags.js'
import {nodeArg} from '../../src/cli/node-arg.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraUncordon extends SliceCommand {
  static override summary = 'Let new components on a node again.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1']
  static override args = nodeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraUncordon)
    const api = await this.api()
    const ask = flags['dry-run'] ? api.getNode : api.uncordonNode
    const node = await ask({node: args.node}, {signal: this.signal})
    return this.print(node, () =>
      flags['dry-run'] ? `Would uncordon ${node.name}. Nothing was changed.` : `${node.name} takes components again.`,
    )
  }
}
