import {Flags} from '@oclif/core'
import {FaultCommand} from '../../src/cli/fault-command.js'
import {faultView, renderFaults} from '../../src/cli/render/fault.js'

export default class FaultList extends FaultCommand {
  static override summary = 'List what goes wrong in the simulated world of a testbed, now and to come.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --all --json']
  static override flags = {...FaultCommand.flags, all: Flags.boolean({char: 'a', description: 'also what is over'})}

  async run(): Promise<unknown> {
    const {flags} = await this.parse(FaultList)
    const {name, world} = await this.world(flags.name)
    const faults = (await world.faults()).filter((one) => flags.all || one.state !== 'over')
    return this.print({items: faults.map(faultView)}, renderFaults(name))
  }
}
