import {Args} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {readDescriptions} from '../../src/cli/descriptions.js'
import {renderValidated} from '../../src/cli/render/validated.js'

export default class AppValidate extends BaseCommand {
  static override summary = 'Check application descriptions: all problems at once, each with its place.'
  static override examples = ['<%= config.bin %> <%= command.id %> app.yaml', 'cat app.yaml | <%= config.bin %> <%= command.id %> -']
  static override args = {files: Args.string({required: true, multiple: true, description: 'descriptions (YAML or JSON); - is stdin'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(AppValidate)
    return this.print(await readDescriptions(args.files, ['application']), renderValidated)
  }
}
