import {Flags} from '@oclif/core'
import {renderWaiting} from '../../src/cli/render/events.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {waitingPlans} from '../../src/cli/waiting-plans.js'
import {given} from '../../src/support/given.js'

export default class PlanList extends SliceCommand {
  static override summary = 'List the plans that wait for your approval (in the mode `advise`).'
  static override description =
    'Only what still waits: a plan that its policy does not want any more, or that somebody has answered, is not listed. `plan approve` lets one go ahead, `plan reject` refuses it; `policy decisions` lists what was decided, whatever became of it.'
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --application camera --json']
  static override flags = {
    application: Flags.string({description: 'only about this application'}),
    cluster: Flags.string({description: 'only of this cluster'}),
    policy: Flags.string({description: 'only by this policy'}),
  }

  async run(): Promise<unknown> {
    const {flags} = await this.parse(PlanList)
    const api = await this.api()
    const {application, cluster, policy} = flags
    const plans = waitingPlans(api, given({application, cluster, policy}), this.signal)
    return this.print(await this.withSliceTime(api, plans), renderWaiting)
  }
}
