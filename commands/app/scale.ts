import {requiredWhole} from '../../src/cli/flags.js'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'

export default class AppScale extends OrderCommand {
  static override summary = 'Set how many instances of a component run.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera classifier 3']
  static override args = {...componentArgs, instances: requiredWhole({min: 0, description: 'how many'})}
  static override flags = {...orderFlags}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppScale)
    return this.order(args, {kind: 'scale', instances: args.instances}, flags)
  }
}
