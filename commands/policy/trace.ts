import {Args, Flags} from '@oclif/core'
import {whole} from '../../src/cli/flags.js'
import {traceTurns} from '../../src/cli/policy-trace.js'
import {renderTurn} from '../../src/cli/render/policy-turn.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class PolicyTrace extends SliceCommand {
  static override summary = 'Follow a policy: what it says, when that changes, and what it decides from now on.'
  static override description =
    'What woke it, what it found, what it wanted, what the arbiter said, what came of it and how long that took; and what it says where it sees no need. Until interrupted. With --json an object a line.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy',
    '<%= config.bin %> <%= command.id %> my-policy --count 5 --json',
  ]
  static override args = {policy: Args.string({required: true, description: 'a policy that runs, built in or added'})}
  static override flags = {
    application: Flags.string({description: 'only of this application'}),
    count: whole({min: 1, description: 'end after so many turns', helpValue: '<number>'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PolicyTrace)
    const api = await this.api()
    const sinceMs = await this.sliceNow(api)
    this.setNow(sinceMs)
    const {application, count = Number.POSITIVE_INFINITY} = flags
    this.say(`Waiting for the next turn of ${args.policy}`)
    const seen = {turns: 0}
    for await (const turn of traceTurns(api, {policy: args.policy, application, sinceMs, clock: systemClock, signal: this.signal})) {
      this.emit(turn, renderTurn)
      seen.turns += 1
      if (seen.turns >= count) return
    }
  }
}
