import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {writeNewFile} from '../../src/cli/new-file.js'
import {scaffold} from '../../src/descriptions/scaffold.js'
import {quote} from '../../src/testbed/steps.js'

export default class AppInit extends BaseCommand {
  static override summary = 'Write an application description to begin with.'
  static override description =
    'The description is valid as it is and says in comments what can be added. It never overwrites a file unless told to.'
  static override examples = ['<%= config.bin %> <%= command.id %> app.yaml', '<%= config.bin %> <%= command.id %> - --app-name camera']
  static override args = {file: Args.string({default: 'app.yaml', description: 'where to write it; - is the output'})}
  static override flags = {
    'app-name': Flags.string({default: 'my-app', description: 'the name of the application', helpValue: '<name>'}),
    full: Flags.boolean({description: 'show most of what can be said, instead of only what is needed'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppInit)
    const {root} = this.config
    const schema = join(root, 'dist', 'src', 'descriptions', 'schemas', 'application.schema.json')
    const text = await scaffold(root, {kind: 'application', form: flags.full ? 'full' : 'minimal', name: flags['app-name'], schema})
    if (args.file === '-') return this.print({text}, () => text.trimEnd())
    await writeNewFile(args.file, text, flags.force)
    return this.print(
      {file: args.file},
      ({file}) => `Wrote ${file}. Next:\n  mlsysops app validate ${quote(file)}\n  mlsysops app deploy ${quote(file)} --dry-run`,
    )
  }
}
