import {type FaultyWorld, faultyTestbed} from '../testbed/faults.js'
import {BaseCommand} from './base-command.js'
import {chosenTestbed} from './connection.js'
import {chosenFlag} from './testbed-flags.js'
import {testbeds} from './testbeds.js'

/** A command that reaches into the simulated world of a testbed, behind the back of its agents. */
export abstract class FaultCommand extends BaseCommand {
  static override flags = {name: chosenFlag}

  /** Its clock becomes the one that answers refer to. Left when the command ends. */
  protected async world(named: string | undefined): Promise<{readonly name: string; readonly world: FaultyWorld}> {
    const registry = testbeds()
    const name = chosenTestbed(named, await this.configuration(), registry)
    const config = await faultyTestbed(name, registry)
    const {openTestbedWorld} = await import('../compose.js')
    const world = await openTestbedWorld(config, this.signal)
    this.onEnd(async () => world.close())
    this.setNow(world.clock.now())
    return {name, world}
  }
}
