import {dryRun} from '../../src/cli/flags.js'
import {nodeArg} from '../../src/cli/node-arg.js'
import {removeNode} from '../../src/cli/nodes.js'
import {renderNodeChanges} from '../../src/cli/render/node-changes.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraRemove extends SliceCommand {
  static override summary = 'Take a node out of its cluster; first drain it.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1']
  static override args = nodeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraRemove)
    return this.print(await removeNode(await this.api(), args.node, {dryRun: flags['dry-run'], signal: this.signal}), renderNodeChanges)
  }
}
