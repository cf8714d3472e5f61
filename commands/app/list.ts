import {Flags} from '@oclif/core'
import {choice} from '../../src/cli/flags.js'
import {allPages} from '../../src/cli/pages.js'
import {renderApplications} from '../../src/cli/render/application.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class AppList extends SliceCommand {
  static override summary = 'List the applications with their state.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --phase degraded --json']
  static override flags = {
    phase: choice(['accepted', 'placing', 'deploying', 'deployed', 'degraded', 'failed', 'removing'], 'only those in this phase', 'phase'),
    cluster: Flags.string({description: 'only those in this cluster'}),
    prefix: Flags.string({description: 'only those whose name begins so'}),
  }

  async run(): Promise<unknown> {
    const {flags} = await this.parse(AppList)
    const api = await this.api()
    const filter = {phase: flags.phase, cluster: flags.cluster, prefix: flags.prefix}
    const applications = allPages((page) => api.listApplications({...given(filter), ...page}, {signal: this.signal}))
    return this.print(await this.withSliceTime(api, applications), renderApplications)
  }
}
