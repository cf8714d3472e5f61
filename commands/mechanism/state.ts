import {Args, Flags} from '@oclif/core'
import {renderMechanismState} from '../../src/cli/render/mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class MechanismState extends SliceCommand {
  static override summary = 'Show what holds now, and what may be asked of a mechanism.'
  static override description = 'As the agents that have it told last.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> cpu-frequency',
    '<%= config.bin %> <%= command.id %> power-cap --cluster edge-cluster --node edge-node1',
  ]
  static override args = {mechanism: Args.string({required: true, description: 'the mechanism'})}
  static override flags = {
    cluster: Flags.string({description: 'only of this cluster'}),
    node: Flags.string({description: 'only of this node'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismState)
    const {cluster, node} = flags
    const api = await this.api()
    const states = api.getMechanismState({mechanism: args.mechanism, ...given({cluster, node})}, {signal: this.signal})
    return this.print(await this.withSliceTime(api, states), renderMechanismState)
  }
}
