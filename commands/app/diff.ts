import {Args} from '@oclif/core'
import {compareWithWanted} from '../../src/cli/comparing.js'
import {renderDifference} from '../../src/cli/render/difference.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppDiff extends SliceCommand {
  static override summary = 'Show how a description file differs from what is wanted of the running application.'
  static override examples = ['<%= config.bin %> <%= command.id %> app.yaml']
  static override args = {file: Args.string({required: true, description: 'application description (YAML or JSON); - is stdin'})}

  async run(): Promise<unknown> {
    const {args} = await this.parse(AppDiff)
    return this.print(await compareWithWanted(await this.api(), args.file, this.signal), renderDifference)
  }
}
