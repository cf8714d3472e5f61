import {Flags} from '@oclif/core'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'
import {presentHost} from '../../src/cli/present-host.js'

export default class AppPin extends OrderCommand {
  static override summary = 'Keep a component on a node, whatever policies want.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> camera classifier',
    '<%= config.bin %> <%= command.id %> camera classifier --to group1-node2 --for 2h',
  ]
  static override args = {...componentArgs}
  static override flags = {
    to: Flags.string({description: 'the node; without it the one where it runs now', helpValue: '<node>'}),
    ...orderFlags,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppPin)
    const node = flags.to ?? (await presentHost(await this.api(), args, this.signal))
    return this.order(args, {kind: 'pin', node}, flags)
  }
}
