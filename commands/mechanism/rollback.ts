import {mechanismArg} from '../../src/cli/added-mechanisms.js'
import {whole} from '../../src/cli/flags.js'
import {renderRolledBackMechanism} from '../../src/cli/render/added-mechanism.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class MechanismRollback extends SliceCommand {
  static override summary = 'Have an earlier source of a mechanism again.'
  static override examples = ['<%= config.bin %> <%= command.id %> valve', '<%= config.bin %> <%= command.id %> valve --to 2']
  static override args = mechanismArg
  static override flags = {to: whole({min: 1, description: 'the number of the source; without it the one before'})}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismRollback)
    const api = await this.api()
    const rolledBack = api.rollBackMechanism({mechanism: args.mechanism, body: given({number: flags.to})}, {signal: this.signal})
    return this.print(await this.withSliceTime(api, rolledBack), renderRolledBackMechanism)
  }
}
