import {cordon, placeArg} from '../../src/cli/cordoning.js'
import {dryRun} from '../../src/cli/flags.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraCordon extends SliceCommand {
  static override summary = 'Keep what is new away from a node or a cluster; what runs there stays.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1', '<%= config.bin %> <%= command.id %> group1-cluster']
  static override args = placeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraCordon)
    const {of, place} = await cordon(await this.api(), args.place, true, {dryRun: flags['dry-run'], signal: this.signal})
    const effect = of === 'node' ? 'nothing new goes there' : 'no new application goes there, and those that have it keep it'
    return this.print(place, () =>
      flags['dry-run'] ? `Would cordon ${of} ${place.name}. Nothing was changed.` : `${place.name} is cordoned: ${effect}.`,
    )
  }
}
