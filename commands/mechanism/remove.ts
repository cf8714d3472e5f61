import {mechanismArg} from '../../src/cli/added-mechanisms.js'
import {dryRun} from '../../src/cli/flags.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {plural} from '../../src/support/text/quantity.js'

export default class MechanismRemove extends SliceCommand {
  static override summary = 'Remove a mechanism that was added, with its sources. What it did stays done.'
  static override examples = ['<%= config.bin %> <%= command.id %> valve', '<%= config.bin %> <%= command.id %> valve --dry-run']
  static override args = mechanismArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismRemove)
    const {mechanism} = args
    const api = await this.api()
    const options = {signal: this.signal}
    if (flags['dry-run']) {
      await api.removeMechanism({mechanism, dryRun: true}, options)
      const {added} = await api.getMechanism({mechanism}, options)
      return this.print(
        {kind: 'dry-run', mechanism, sources: added?.sources.length ?? 0},
        ({sources}) => `Would remove ${mechanism} and its ${plural(sources, 'source')}. Nothing was changed.`,
      )
    }
    await api.removeMechanism({mechanism}, options)
    return this.print({kind: 'removed', mechanism}, ({mechanism: name}) => `✔ ${name} is removed.`)
  }
}
