import {renderMode} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class ModeGet extends SliceCommand {
  static override summary = 'Show who decides: rules, models, or you.'
  static override examples = ['<%= config.bin %> <%= command.id %>']

  async run(): Promise<unknown> {
    await this.parse(ModeGet)
    const api = await this.api()
    return this.print(await this.withSliceTime(api, api.getMode(undefined, {signal: this.signal})), renderMode)
  }
}
