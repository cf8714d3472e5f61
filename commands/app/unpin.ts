import {choice, dryRun} from '../../src/cli/flags.js'
import {liftOrders} from '../../src/cli/lifting.js'
import {componentArgs} from '../../src/cli/order-command.js'
import {renderLifted} from '../../src/cli/render/lifted.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppUnpin extends SliceCommand {
  static override summary = 'Lift the orders for a component, so that policies decide again.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> camera classifier',
    '<%= config.bin %> <%= command.id %> camera classifier --kind scale',
  ]
  static override args = componentArgs
  static override flags = {
    kind: choice(['move', 'pin', 'scale', 'set-image', 'set-resources'], 'only orders of this kind', 'kind'),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppUnpin)
    const api = await this.api()
    const lifted = liftOrders(api, args, {kind: flags.kind ?? 'all', dryRun: flags['dry-run'], signal: this.signal})
    return this.print(await this.withSliceTime(api, lifted), renderLifted)
  }
}
