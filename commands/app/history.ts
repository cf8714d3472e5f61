import {applicationArg} from '../../src/cli/app-args.js'
import {renderHistory} from '../../src/cli/render/application.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppHistory extends SliceCommand {
  static override summary = 'List the descriptions that an application had: when, and by whom.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera']
  static override args = applicationArg

  async run(): Promise<unknown> {
    const {args} = await this.parse(AppHistory)
    const api = await this.api()
    const history = api.getApplicationHistory({name: args.application}, {signal: this.signal})
    return this.print(await this.withSliceTime(api, history), renderHistory)
  }
}
