import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {compareSaved} from '../../src/cli/lab-compare.js'
import {writeNewFile} from '../../src/cli/new-file.js'
import {renderResults} from '../../src/cli/render/results.js'
import {comparisonMarkdown} from '../../src/lab/results/tables.js'

export default class LabCompare extends BaseCommand {
  static override summary = 'Hold saved results of the lab against one another, seed by seed, and say what is better for certain.'
  static override description =
    'Each file is what lab replay, lab sweep or lab run answered with --json. Contenders of one name are held against one another at every point that both have; a difference has its 95 % interval, and counts where that holds no zero. What is not the same question (recording, case, objective, seeds) is refused, with all that differs.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> before.json after.json',
    '<%= config.bin %> <%= command.id %> before.json after.json --pair policy-mine.yaml=predictive-relocation --out compared.md',
  ]
  static override strict = false
  static override args = {
    first: Args.string({required: true, description: 'a saved result: before'}),
    others: Args.string({required: true, description: 'saved results, each held against the first'}),
  }
  static override flags = {
    pair: Flags.string({
      multiple: true,
      default: [],
      description: 'two contenders of other names: of the first and of the others',
      helpValue: '<name=other>',
    }),
    out: Flags.string({description: 'write it as Markdown', helpValue: '<file>'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, argv, flags} = await this.parse(LabCompare)
    const others = argv.slice(1).map(String)
    const compared = await compareSaved(args.first, others, flags.pair)
    if (flags.out === undefined) return this.print(compared, renderResults)
    await writeNewFile(flags.out, compared.map(comparisonMarkdown).join('\n'), flags.force)
    return this.print({file: flags.out, format: 'markdown'}, ({file}) => `Wrote ${file}.`)
  }
}
