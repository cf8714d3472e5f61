import {Flags} from '@oclif/core'
import {applicationArg} from '../../src/cli/app-args.js'
import {watchStatus} from '../../src/cli/following.js'
import {renderStatus} from '../../src/cli/render/application.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class AppStatus extends SliceCommand {
  static override summary = 'Show where every instance runs, and every target against what is measured.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera', '<%= config.bin %> <%= command.id %> camera --watch']
  static override args = applicationArg
  static override flags = {watch: Flags.boolean({char: 'w', description: 'show it again whenever it changes, until interrupted'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppStatus)
    const api = await this.api()
    if (!flags.watch) {
      const application = this.withSliceTime(api, api.getApplication({name: args.application}, {signal: this.signal}))
      return this.print(await application, renderStatus)
    }
    for await (const status of watchStatus(api, args.application, systemClock, this.signal)) {
      this.emit(await this.withSliceTime(api, Promise.resolve(status)), renderStatus)
    }
    return undefined
  }
}
