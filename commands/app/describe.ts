import {applicationArg} from '../../src/cli/app-args.js'
import {renderDescribed} from '../../src/cli/render/described.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppDescribe extends SliceCommand {
  static override summary = 'Show everything about an application: its description as wanted, orders, and state.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera']
  static override args = applicationArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(AppDescribe)
    const api = await this.api()
    const application = await this.withSliceTime(api, api.getApplication({name: args.application}, {signal: this.signal}))
    return this.print(application, await renderDescribed())
  }
}
