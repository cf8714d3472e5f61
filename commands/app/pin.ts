import {Flags} from '@oclif/core'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'

export default class AppPin extends OrderCommand {
  static override summary = 'Keep a component on a node, whatever policies want.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera classifier --to group1-node2 --for 2h']
  static override args = {...componentArgs}
  static override flags = {
    to: Flags.string({required: true, description: 'the node', helpValue: '<node>'}),
    ...orderFlags,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppPin)
    return this.order(args, {kind: 'pin', node: flags.to}, flags)
  }
}
