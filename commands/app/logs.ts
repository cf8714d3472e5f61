import {Args, Flags} from '@oclif/core'
import {readEvents} from '../../src/cli/following.js'
import {logRemark, noEventRemark, playedIn} from '../../src/cli/remarks.js'
import {renderEvent} from '../../src/cli/render/events.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class AppLogs extends SliceCommand {
  static override summary = 'Show what happened to the instances of an application.'
  static override description =
    'What containers write is not collected. On a simulated platform, and on nodes that KWOK plays, no program runs and nothing is invented. The events of the instances are shown instead, and that they are is said.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> camera classifier',
    '<%= config.bin %> <%= command.id %> camera classifier --follow',
  ]
  static override args = {
    application: Args.string({required: true, description: 'the application'}),
    component: Args.string({description: 'only this component'}),
  }
  static override flags = {follow: Flags.boolean({char: 'f', description: 'go on with what happens from now on'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AppLogs)
    const api = await this.api()
    const [status, readiness] = await Promise.all([
      api.getApplicationStatus({name: args.application}, {signal: this.signal}),
      api.getReadiness(undefined, {signal: this.signal}),
    ])
    this.setNow(Date.parse(readiness.clock.nowAt))
    const {testbed} = (await this.connection()).target
    const subject = {application: status.name, components: status.components, component: args.component}
    this.note(logRemark(subject, readiness.clock.simulated, playedIn(testbed)))
    const filter = {application: args.application, component: args.component}
    let isEmpty = true
    for await (const event of readEvents(api, {past: true, follow: flags.follow, filter, clock: systemClock, signal: this.signal})) {
      isEmpty = false
      this.emit(event, renderEvent)
    }
    if (isEmpty) this.note(noEventRemark(subject))
  }
}
