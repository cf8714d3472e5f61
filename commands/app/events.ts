import {Args, Flags} from '@oclif/core'
import {readEvents} from '../../src/cli/following.js'
import {renderEvent} from '../../src/cli/render/events.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class AppEvents extends SliceCommand {
  static override summary = 'Show what happened to applications: phases, decisions, nodes.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera', '<%= config.bin %> <%= command.id %> --follow --json']
  static override args = {application: Args.string({description: 'only events of this application'})}
  static override flags = {follow: Flags.boolean({char: 'f', description: 'go on with what happens from now on'})}

  async run(): Promise<void> {
    const {args, flags} = await this.parse(AppEvents)
    const api = await this.api()
    if (args.application !== undefined && !flags.follow) await api.getApplicationStatus({name: args.application}, {signal: this.signal})
    this.setNow(await this.sliceNow(api))
    const options = {past: true, follow: flags.follow, filter: {application: args.application}, clock: systemClock, signal: this.signal}
    for await (const event of readEvents(api, options)) this.emit(event, renderEvent)
  }
}
