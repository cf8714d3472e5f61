import {Args, Flags} from '@oclif/core'
import {applicationArg} from '../../src/cli/app-args.js'
import {dryRun, waitFlags, whole} from '../../src/cli/flags.js'
import {renderDeployed} from '../../src/cli/render/application.js'
import {renderDifference} from '../../src/cli/render/difference.js'
import {compareGenerations, rollBack} from '../../src/cli/rollback.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppRollback extends SliceCommand {
  static override summary = 'Make an earlier description the wanted one again.'
  static override description = 'Which there are: `app history`.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera', '<%= config.bin %> <%= command.id %> camera 3 --dry-run']
  static override args = {...applicationArg, generation: Args.integer({min: 1, description: 'the generation; without it the one before'})}
  static override flags = {
    to: whole({min: 1, description: 'the same, as a flag', helpValue: '<generation>'}),
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until it is deployed or has failed'}),
    ...waitFlags,
    'dry-run': dryRun,
  }
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppRollback)
    const to = args.generation ?? flags.to
    const api = await this.api()
    if (flags['dry-run']) return this.print(await compareGenerations(api, args.application, to, this.signal), renderDifference)
    const result = await rollBack(api, args.application, to, {
      wait: flags.wait,
      ...(await this.waiting(flags.timeout)),
    })
    return this.print(await this.withSliceTime(api, Promise.resolve(result)), renderDeployed)
  }
}
