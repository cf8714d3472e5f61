import {Flags} from '@oclif/core'
import {applicationArg} from '../../src/cli/app-args.js'
import {dryRun, waitFlags} from '../../src/cli/flags.js'
import {removeApplication} from '../../src/cli/removal.js'
import {renderRemoval} from '../../src/cli/render/removal.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppRemove extends SliceCommand {
  static override summary = 'Remove an application and wait until nothing of it runs.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera', '<%= config.bin %> <%= command.id %> camera --dry-run']
  static override args = applicationArg
  static override flags = {
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until it is gone'}),
    ...waitFlags,
    'dry-run': dryRun,
  }
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppRemove)
    const result = await removeApplication(await this.api(), args.application, {
      wait: flags.wait,
      dryRun: flags['dry-run'],
      ...(await this.waiting(flags.timeout)),
    })
    return this.print(result, renderRemoval)
  }
}
