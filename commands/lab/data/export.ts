import {Args, Flags} from '@oclif/core'
import {UsageError} from '../../../src/cli/errors.js'
import {duration} from '../../../src/cli/flags.js'
import {writeNewFile} from '../../../src/cli/new-file.js'
import {SliceCommand} from '../../../src/cli/slice-command.js'
import {exportTelemetry} from '../../../src/cli/telemetry-export.js'
import {quote} from '../../../src/testbed/steps.js'

const LONGEST_MS = 900_000

export default class LabDataExport extends SliceCommand {
  static override summary = 'Copy what this slice has recorded into a file: a value a line, with its unit and who it is about.'
  static override description =
    'Agents keep the last 15 minutes, on the clock of the slice. The columns are time, metric, unit, application, component, instance, node, cluster and value. A Parquet file says what they and the metrics are under the key mlsysops of its metadata. `lab data describe` reads both.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> trace.csv',
    '<%= config.bin %> <%= command.id %> trace.parquet',
    '<%= config.bin %> <%= command.id %> - --app camera --window 5m',
  ]
  static override args = {file: Args.string({required: true, description: 'where to write it; - is the output'})}
  static override flags = {
    app: Flags.string({description: 'only of this application, and of nodes', helpValue: '<application>'}),
    window: duration({description: 'of this last time', default: LONGEST_MS}),
    format: Flags.option({options: ['csv', 'parquet'] as const, description: 'without it parquet for a file called so, csv otherwise'})(),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabDataExport)
    const isStream = args.file === '-'
    const format = flags.format ?? (args.file.endsWith('.parquet') ? 'parquet' : 'csv')
    if (isStream && format === 'parquet') throw new UsageError('A Parquet file is no text: name a file for it.')
    const options = {format, windowMs: flags.window, application: flags.app, signal: this.signal, say: (text: string) => this.say(text)}
    const {content, ...counted} = await exportTelemetry(await this.api(), options)
    if (isStream && typeof content === 'string') return this.print({text: content, ...counted}, ({text}) => text.trimEnd())
    await writeNewFile(args.file, content, flags.force)
    return this.print(
      {file: args.file, ...counted},
      ({file, series, points, metrics}) =>
        `Wrote ${file}: ${points} values of ${series} series, ${metrics} metrics. What it holds:\n  mlsysops lab data describe ${quote(file)}`,
    )
  }
}
