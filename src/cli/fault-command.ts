import {type FaultyWorld, faultyTestbed} from '../testbed/faults.js'
import {BaseCommand} from './base-command.js'
import {nameFlag} from './testbed-flags.js'
import {testbeds} from './testbeds.js'

/** A command that reaches into the simulated world of a testbed, behind the back of its agents. */
export abstract class FaultCommand extends BaseCommand {
  static override flags = {name: nameFlag}

  /** Its clock becomes the one that answers refer to. Left when the command ends. */
  protected async world(name: string): Promise<FaultyWorld> {
    const config = await faultyTestbed(name, testbeds())
    const {openTestbedWorld} = await import('../compose.js')
    const world = await openTestbedWorld(config, this.signal)
    this.onEnd(async () => world.close())
    this.setNow(world.clock.now())
    return world
  }
}
