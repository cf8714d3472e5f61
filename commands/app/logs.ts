import {Args, Flags} from '@oclif/core'
import {readEvents} from '../../src/cli/following.js'
import {renderEvent} from '../../src/cli/render/events.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class AppLogs extends SliceCommand {
  static override summary = 'Show what a component wrote; of a simulated one, what happened to its instances.'
  static override description =
    'On a simulated platform no program runs, so nothing is written and nothing is invented: the events of the instances are shown instead, and that they are is said.'
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
    if (readiness.clock.simulated)
      this.note(`${status.name} is simulated: no program runs that could write. These are the events of its instances.`)
    const filter = {application: args.application, component: args.component}
    for await (const event of readEvents(api, {past: true, follow: flags.follow, filter, clock: systemClock, signal: this.signal})) {
      this.emit(event, renderEvent)
    }
  }
}
