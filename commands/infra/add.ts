import {Args, Flags} from '@oclif/core'
import {dryRun} from '../../src/cli/flags.js'
import {addNodes} from '../../src/cli/nodes.js'
import {renderNodeChanges} from '../../src/cli/render/node-changes.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraAdd extends SliceCommand {
  static override summary = 'Add nodes to a cluster of the slice.'
  static override examples = ['<%= config.bin %> <%= command.id %> node.yaml --cluster group1-cluster']
  static override args = {files: Args.string({required: true, multiple: true, description: 'node descriptions (YAML or JSON); - is stdin'})}
  static override flags = {
    cluster: Flags.string({description: 'the cluster; without it the `cluster_id` of each description'}),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraAdd)
    const options = {cluster: flags.cluster, dryRun: flags['dry-run'], signal: this.signal}
    return this.print(await addNodes(await this.api(), args.files, options), renderNodeChanges)
  }
}
