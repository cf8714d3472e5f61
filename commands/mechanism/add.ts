import {Args} from '@oclif/core'
import {addMechanism} from '../../src/cli/added-mechanisms.js'
import {dryRun} from '../../src/cli/flags.js'
import {renderAddedMechanism} from '../../src/cli/render/added-mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class MechanismAdd extends SliceCommand {
  static override summary = 'Add a mechanism, or a new source of one: agents have it from now on.'
  static override description =
    'A module is loaded to see that it is a mechanism; of a program the manifest is read, and where it would run here it is asked what it is. It is kept with the slice, and given to the agents of its layer. Policies name it in their mechanisms as any other. A module runs with the rights of its agent, a program only where the agent’s file allows it: add what you trust.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> valve.ts',
    '<%= config.bin %> <%= command.id %> mechanism-valve.yaml',
    '<%= config.bin %> <%= command.id %> valve.ts --dry-run',
  ]
  static override args = {
    file: Args.string({
      required: true,
      description: 'one file: TypeScript (.ts), JavaScript (.js, .mjs), or the manifest of a program (.yaml)',
    }),
  }
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismAdd)
    this.saySoon(`Waiting until ${args.file} is loaded`)
    return this.print(await addMechanism(await this.api(), args.file, flags['dry-run'], this.signal), renderAddedMechanism)
  }
}
