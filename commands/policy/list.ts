import {renderPolicies} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyList extends SliceCommand {
  static override summary = 'List the policies that are loaded.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(PolicyList)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.listPolicies(undefined, {signal: this.signal})), renderPolicies)
  }
}
