import {Flags} from '@oclif/core'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'

export default class AppMove extends OrderCommand {
  static override summary = 'Move a component to another node: the new instance is ready before the old one goes.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> camera classifier --to group1-node2',
    '<%= config.bin %> <%= command.id %> camera classifier --to group1-node2 --for 30m',
    '<%= config.bin %> <%= command.id %> camera classifier --to group1-node2 --dry-run',
  ]
  static override args = {...componentArgs}
  static override flags = {
    to: Flags.string({required: true, description: 'the node to move to', helpValue: '<node>'}),
    from: Flags.string({description: 'only the instance on this node', helpValue: '<node>'}),
    ...orderFlags,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppMove)
    return this.order(args, {kind: 'move', to: flags.to, ...(flags.from === undefined ? {} : {from: flags.from})}, flags)
  }
}
