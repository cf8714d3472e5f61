import {Args, Flags} from '@oclif/core'
import {duration} from '../../../src/cli/flags.js'
import {writeNewFile} from '../../../src/cli/new-file.js'
import {SliceCommand} from '../../../src/cli/slice-command.js'
import {exportTelemetry} from '../../../src/cli/telemetry-export.js'
import {quote} from '../../../src/testbed/steps.js'

const LONGEST_MS = 900_000

export default class LabDataExport extends SliceCommand {
  static override summary = 'Copy what this slice has recorded into a file: a value a line, with its unit and who it is about.'
  static override description =
    'Agents keep the last 15 minutes, on the clock of the slice. The file is a CSV with the columns time, metric, unit, application, component, instance, node, cluster and value; `lab data describe` reads it.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> trace.csv',
    '<%= config.bin %> <%= command.id %> - --app camera --window 5m',
  ]
  static override args = {file: Args.string({required: true, description: 'where to write it; - is the output'})}
  static override flags = {
    app: Flags.string({description: 'only of this application, and of nodes', helpValue: '<application>'}),
    window: duration({description: 'of this last time', default: LONGEST_MS}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabDataExport)
    const options = {windowMs: flags.window, application: flags.app, signal: this.signal, say: (text: string) => this.say(text)}
    const {text, ...counted} = await exportTelemetry(await this.api(), options)
    if (args.file === '-') return this.print({text, ...counted}, () => text.trimEnd())
    await writeNewFile(args.file, text, flags.force)
    return this.print(
      {file: args.file, ...counted},
      ({file, series, points, metrics}) =>
        `Wrote ${file}: ${points} values of ${series} series, ${metrics} metrics. What it holds:\n  mlsysops lab data describe ${quote(file)}`,
    )
  }
}
