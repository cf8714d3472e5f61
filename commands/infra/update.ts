import {Args} from '@oclif/core'
import {dryRun} from '../../src/cli/flags.js'
import {updateNodes} from '../../src/cli/nodes.js'
import {renderNodeChanges} from '../../src/cli/render/node-changes.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraUpdate extends SliceCommand {
  static override summary = 'Change the descriptions of nodes.'
  static override examples = ['<%= config.bin %> <%= command.id %> node.yaml']
  static override args = {files: Args.string({required: true, multiple: true, description: 'node descriptions (YAML or JSON); - is stdin'})}
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraUpdate)
    return this.print(await updateNodes(await this.api(), args.files, {dryRun: flags['dry-run'], signal: this.signal}), renderNodeChanges)
  }
}
