import {mechanismArg} from '../../src/cli/added-mechanisms.js'
import {dryRun} from '../../src/cli/flags.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class MechanismRemove extends SliceCommand {
  static override summary = 'Remove a mechanism that was added, with its sources. What it did stays done.'
  static override examples = ['<%= config.bin %> <%= command.id %> valve', '<%= config.bin %> <%= command.id %> valve --dry-run']
  static override args = mechanismArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismRemove)
    const {mechanism} = args
    const api = await this.api()
    if (flags['dry-run']) {
      const {added} = await api.getMechanism({mechanism}, {signal: this.signal})
      const sources = added?.sources.length ?? 0
      return this.print({kind: 'dry-run', mechanism, sources}, () =>
        sources === 0
          ? `${mechanism} is built in: it cannot be removed.`
          : `Would remove ${mechanism} and its ${sources} sources. Nothing was changed.`,
      )
    }
    await api.removeMechanism({mechanism}, {signal: this.signal})
    return this.print({kind: 'removed', mechanism}, ({mechanism: name}) => `✔ ${name} is removed.`)
  }
}
