import {Flags} from '@oclif/core'
import {noDecisionRemarks} from '../../src/cli/decision-remarks.js'
import {choice, duration, whole} from '../../src/cli/flags.js'
import {allPages} from '../../src/cli/pages.js'
import {renderDecisions} from '../../src/cli/render/events.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {given} from '../../src/support/given.js'

export default class PolicyDecisions extends SliceCommand {
  static override summary = 'List what the agents decided, newest first, with the reasons.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> --application camera',
    '<%= config.bin %> <%= command.id %> --verdict rejected --since 10m',
  ]
  static override flags = {
    application: Flags.string({description: 'only about this application'}),
    component: Flags.string({description: 'only about this component'}),
    cluster: Flags.string({description: 'only of this cluster'}),
    policy: Flags.string({description: 'only by this policy'}),
    verdict: choice(['admitted', 'deferred', 'rejected', 'held', 'awaiting-approval'], 'only with this verdict', 'verdict'),
    since: duration({description: "only of this last time, on the slice's clock"}),
    limit: whole({default: 20, min: 1, description: 'at most so many', helpValue: '<number>'}),
  }

  async run(): Promise<unknown> {
    const {flags} = await this.parse(PolicyDecisions)
    const api = await this.api()
    const {application, component, cluster, policy, verdict} = flags
    const since = flags.since === undefined ? undefined : new Date((await this.sliceNow(api)) - flags.since).toISOString()
    const filter = given({application, component, cluster, policy, verdict, since})
    const decisions = await allPages((page) => api.listDecisions({...filter, ...page}, {signal: this.signal}), flags.limit)
    if (decisions.items.length === 0) for (const remark of await noDecisionRemarks(api, filter, this.signal)) this.note(remark)
    return this.print(await this.withSliceTime(api, Promise.resolve(decisions)), renderDecisions)
  }
}
