import {Args, Flags} from '@oclif/core'
import {dryRun, waitFlags} from '../../src/cli/flags.js'
import {orderMechanism} from '../../src/cli/mechanisms.js'
import {renderMechanismOrder} from '../../src/cli/render/mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class MechanismApply extends SliceCommand {
  static override summary = 'Order a mechanism to do something.'
  static override description =
    'A person’s order: it goes through the arbiter of the agent that has the mechanism, is journaled with who gave it, and is bound by no permitted_actions. Of a mechanism that was just added it waits some seconds until an agent has it. What a node was set to holds against policies until a person resets it.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> cpu-frequency --set node=edge-node1 --set command=set --set frequency=min',
    '<%= config.bin %> <%= command.id %> power-cap --command \'{"node": "edge-node1", "command": "set", "watts": 40}\' --dry-run',
    '<%= config.bin %> <%= command.id %> cpu-frequency --set node=edge-node1 --set command=reset',
  ]
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const
  static override args = {mechanism: Args.string({required: true, description: 'the mechanism'})}
  static override flags = {
    set: Flags.string({multiple: true, description: 'a field of the command', helpValue: '<field>=<value>'}),
    command: Flags.string({description: 'the whole command', helpValue: '<json>', exclusive: ['set']}),
    cluster: Flags.string({description: 'whose agent is meant; without it the only one that has it, or that of the node or application'}),
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until an agent has the mechanism, and the order is carried out'}),
    ...waitFlags,
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismApply)
    const {set: fields, command, cluster, wait} = flags
    const api = await this.api()
    const waiting = wait ? await this.waiting(flags.timeout) : undefined
    const wanted = {mechanism: args.mechanism, fields, command, cluster, dryRun: flags['dry-run']}
    return this.print(await orderMechanism(api, wanted, waiting, this.signal), renderMechanismOrder)
  }
}
