import {FaultCommand} from '../../src/cli/fault-command.js'
import {FAULT_KINDS, faultFlags, faultFrom} from '../../src/cli/fault-flags.js'
import {dryRun, duration, requiredChoice} from '../../src/cli/flags.js'
import {renderInjected} from '../../src/cli/render/fault.js'
import {injectFault} from '../../src/testbed/faults.js'

export default class FaultInject extends FaultCommand {
  static override summary = 'Make something go wrong in the simulated world of a testbed.'
  static override description =
    'A node goes down, a link is cut, a disk is slow, measurements are lost: the agents are not told, they find out as they would on real machines. It begins at once and lasts for --for on the clock of the slice, or until `fault clear`. Faults survive a restart of the world.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> node-down --node group1-node1 --for 2m',
    '<%= config.bin %> <%= command.id %> link-slow --between group1-cluster,cloud-cluster --latency 200ms --loss 0.05',
    '<%= config.bin %> <%= command.id %> slow-disk --node group1-node2 --factor 10 --name lab',
    '<%= config.bin %> <%= command.id %> telemetry-lost --application camera --component classifier --dry-run',
  ]
  static override args = {kind: requiredChoice(FAULT_KINDS, 'what goes wrong')}
  static override flags = {
    ...FaultCommand.flags,
    ...faultFlags,
    for: duration({description: "how long, on the slice's clock; without it until it is cleared"}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(FaultInject)
    const fault = faultFrom(args.kind, flags)
    const {name, world} = await this.world(flags.name)
    const report = await injectFault(world, fault, {forMs: flags.for, dryRun: flags['dry-run']})
    return this.print(report, renderInjected(name))
  }
}
