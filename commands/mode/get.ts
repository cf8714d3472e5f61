import {modeOfApplication} from '../../src/cli/mode-setting.js'
import {renderApplicationMode, renderMode} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class ModeGet extends SliceCommand {
  static override summary = 'Show who decides: rules, models, or you.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --app camera']
  static override flags = {app: modeOfApplication}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(ModeGet)
    const api = await this.api()
    const {signal} = this
    if (flags.app !== undefined)
      return this.print(await this.withSliceTime(api, api.getApplicationMode({name: flags.app}, {signal})), renderApplicationMode)
    return this.print(await this.withSliceTime(api, api.getMode(undefined, {signal})), renderMode)
  }
}
