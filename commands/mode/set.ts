import {Flags} from '@oclif/core'
import {dryRun, optionalChoice} from '../../src/cli/flags.js'
import {modeChange, modeOfApplication, setMode} from '../../src/cli/mode-setting.js'
import {renderAnyMode, renderModeChange} from '../../src/cli/render/control.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class ModeSet extends SliceCommand {
  static override summary = 'Set who decides: rules, models, or you; for the slice, or for one application.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> advise',
    '<%= config.bin %> <%= command.id %> advise --app camera',
    '<%= config.bin %> <%= command.id %> --app camera --inherit',
  ]
  static override args = {
    mode: optionalChoice(['heuristic', 'ml', 'advise'], 'heuristic: rules decide; ml: models where there are any; advise: you approve'),
  }
  static override flags = {
    app: modeOfApplication,
    inherit: Flags.boolean({description: 'give the application the mode of the slice again'}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(ModeSet)
    const change = modeChange(args.mode, flags.app, flags.inherit)
    if (flags['dry-run']) return this.print(change, renderModeChange)
    return this.print(await setMode(await this.api(), change, this.signal), renderAnyMode)
  }
}
