import {BaseCommand} from '../src/cli/base-command.js'
import {CommandTable} from '../src/cli/command-table.js'
import {completionScript, SHELLS} from '../src/cli/completion.js'
import {requiredChoice} from '../src/cli/flags.js'

export default class Completion extends BaseCommand {
  static override summary = 'Print a completion script for your shell.'
  static override description =
    'bash: source <(mlsysops completion bash), in ~/.bashrc. zsh: mlsysops completion zsh > a folder of $fpath as _mlsysops. fish: mlsysops completion fish > ~/.config/fish/completions/mlsysops.fish.'
  static override examples = ['source <(<%= config.bin %> <%= command.id %> bash)']
  static override args = {shell: requiredChoice(SHELLS, 'your shell')}

  async run(): Promise<unknown> {
    const {args} = await this.parse(Completion)
    const script = completionScript(args.shell, await new CommandTable(this.config.root).loadAll())
    return this.print({shell: args.shell, script}, (result) => result.script.trimEnd())
  }
}
