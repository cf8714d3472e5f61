import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../../src/cli/base-command.js'
import {renderTrace} from '../../../src/cli/render/trace.js'
import {readColumnRules} from '../../../src/lab/trace/column-rules.js'
import {describeTrace} from '../../../src/lab/trace/describe.js'
import {readTrace} from '../../../src/lab/trace/read.js'

export default class LabDataDescribe extends BaseCommand {
  static override summary = 'Say what recorded telemetry holds: metrics, units, sources, ranges and gaps.'
  static override description =
    'The file may be our own export or a Grafana table joined by time (CSV), a range query of Prometheus, or OTLP metrics (JSON). Nothing is invented: what was put together or left out is said.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> trace.csv',
    '<%= config.bin %> <%= command.id %> telemetry.csv --columns columns.yaml',
  ]
  static override args = {file: Args.string({required: true, description: 'recorded telemetry'})}
  static override flags = {
    columns: Flags.string({description: 'what the columns of a Grafana table are', helpValue: '<file>'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabDataDescribe)
    const columns = flags.columns === undefined ? [] : await readColumnRules(flags.columns)
    const trace = await readTrace(args.file, {columns})
    return this.print({file: args.file, series: describeTrace(trace), notes: trace.notes}, renderTrace)
  }
}
