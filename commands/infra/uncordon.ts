import {cordon, placeArg} from '../../src/cli/cordoning.js'
import {dryRun} from '../../src/cli/flags.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class InfraUncordon extends SliceCommand {
  static override summary = 'Let what is new on a node or into a cluster again.'
  static override examples = ['<%= config.bin %> <%= command.id %> group1-node1', '<%= config.bin %> <%= command.id %> group1-cluster']
  static override args = placeArg
  static override flags = {'dry-run': dryRun}

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(InfraUncordon)
    const {of, place} = await cordon(await this.api(), args.place, false, {dryRun: flags['dry-run'], signal: this.signal})
    const effect = of === 'node' ? 'takes components again' : 'takes applications again'
    return this.print(place, () =>
      flags['dry-run'] ? `Would uncordon ${of} ${place.name}. Nothing was changed.` : `${place.name} ${effect}.`,
    )
  }
}
