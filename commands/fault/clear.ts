import {Args, Flags} from '@oclif/core'
import {FaultCommand} from '../../src/cli/fault-command.js'
import {chosenFaults} from '../../src/cli/fault-flags.js'
import {dryRun} from '../../src/cli/flags.js'
import {faultView, renderCleared} from '../../src/cli/render/fault.js'
import {clearFaults} from '../../src/testbed/faults.js'

export default class FaultClear extends FaultCommand {
  static override summary = 'End an injected fault before its time, or all of them.'
  static override examples = ['<%= config.bin %> <%= command.id %> injected-42', '<%= config.bin %> <%= command.id %> --all --name lab']
  static override args = {fault: Args.string({description: 'the id of the fault; `fault list` shows it'})}
  static override flags = {
    ...FaultCommand.flags,
    all: Flags.boolean({description: 'every fault that was injected'}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(FaultClear)
    const which = chosenFaults(args.fault, flags.all)
    const {world} = await this.world(flags.name)
    const {kind, faults} = await clearFaults(world, which, {dryRun: flags['dry-run']})
    return this.print({kind, faults: faults.map(faultView)}, renderCleared)
  }
}
