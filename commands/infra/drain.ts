import {Flags} from '@oclif/core'
import {drainNode} from '../../src/cli/draining.js'
import {dryRun, waitFlags} from '../../src/cli/flags.js'
import {nodeArg} from '../../src/cli/node-arg.js'
import {renderDrained} from '../../src/cli/render/infrastructure.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

/** Everything of a node, one budget after another. */
const LIMIT_MS = 300_000

export default class InfraDrain extends SliceCommand {
  static override summary = 'Cordon a node and move away what may move; what may not is named with its reason.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> group1-node1',
    '<%= config.bin %> <%= command.id %> group1-node1 --timeout 10m',
    '<%= config.bin %> <%= command.id %> group1-node1 --dry-run',
  ]
  static override args = nodeArg
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const
  static override flags = {
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until what moves has left the node'}),
    ...waitFlags,
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraDrain)
    const report = await drainNode(await this.api(), args.node, {
      dryRun: flags['dry-run'],
      wait: flags.wait,
      ...(await this.waiting(flags.timeout, LIMIT_MS)),
    })
    return this.print(report, renderDrained)
  }
}
