import {renderMechanisms} from '../../src/cli/render/added-mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class MechanismList extends SliceCommand {
  static override summary = 'List the mechanisms that are loaded.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(MechanismList)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.listMechanisms(undefined, {signal: this.signal})), renderMechanisms)
  }
}
