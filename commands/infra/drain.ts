import {drainNode} from '../../src/cli/draining.js'
import {dryRun} from '../../src/cli/flags.js'
import {nodeArg} from '../../src/cli/node-arg.js'
import {renderDrained} from '../../src/cli/render/infrastructure.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraDrain extends SliceCommand {
  static override summary = 'Cordon a node and move away what may move; what may not is named with its reason.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> group1-node1',
    '<%= config.bin %> <%= command.id %> group1-node1 --dry-run',
  ]
  static override args = nodeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraDrain)
    const report = await drainNode(await this.api(), args.node, {dryRun: flags['dry-run'], signal: this.signal})
    return this.print(report, renderDrained)
  }
}
