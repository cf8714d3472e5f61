import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {reportOf} from '../../src/cli/lab-report.js'
import {writeNewFile} from '../../src/cli/new-file.js'

export default class LabReport extends BaseCommand {
  static override summary = 'Make a report of a replay or sweep: a page with pictures, or Markdown.'
  static override description =
    'The page is one HTML file that needs nothing else: what was scored, fitted and assumed, a timeline of load, metric and where each contender was, and all tables. Without --out the Markdown is the output.'
  static override examples = [
    '<%= config.bin %> lab replay trace.csv --case case.yaml --seeds 20 --json > result.json',
    '<%= config.bin %> <%= command.id %> result.json --out report.html',
    '<%= config.bin %> <%= command.id %> result.json',
  ]
  static override args = {result: Args.string({required: true, description: 'what lab replay or lab sweep answered with --json'})}
  static override flags = {
    out: Flags.string({description: 'where to write it; .md writes Markdown, anything else HTML', helpValue: '<file>'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(LabReport)
    const {out} = flags
    const format = out === undefined || out.endsWith('.md') ? 'markdown' : 'html'
    const text = await reportOf(args.result, format)
    if (out === undefined) return this.print({text}, () => text.trimEnd())
    await writeNewFile(out, text, flags.force)
    return this.print({file: out, format}, ({file}) => `Wrote ${file}.`)
  }
}
