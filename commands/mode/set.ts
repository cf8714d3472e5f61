import {dryRun, requiredChoice} from '../../src/cli/flags.js'
import {renderMode} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class ModeSet extends SliceCommand {
  static override summary = 'Set who decides: rules, models, or you.'
  static override examples = ['<%= config.bin %> <%= command.id %> advise', '<%= config.bin %> <%= command.id %> heuristic']
  static override args = {
    mode: requiredChoice(['heuristic', 'ml', 'advise'], 'heuristic: rules decide; ml: models where there are any; advise: you approve'),
  }
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(ModeSet)
    const {mode} = args
    if (flags['dry-run']) return this.print({mode}, () => `Would set the mode ${mode}. Nothing was changed.`)
    const api = await this.api()
    return this.print(await api.setMode({body: {mode}}, {signal: this.signal}), renderMode)
  }
}
