import {Args, Flags} from '@oclif/core'
import {whole} from '../../src/cli/flags.js'
import {everyTurn, firstTurns, traceTurns} from '../../src/cli/policy-trace.js'
import {renderTurn} from '../../src/cli/render/policy-turn.js'
import {renderWatchedTurn} from '../../src/cli/render/watched-turn.js'
import {SliceCommand} from '../../src/cli/slice-command.js'
import type {Renderer} from '../../src/cli/text/view.js'
import {systemClock} from '../../src/support/clock-system.js'

export default class PolicyTrace extends SliceCommand {
  static override summary = 'Follow a policy: what it says, when that changes, and what it decides from now on.'
  static override description =
    'What woke it, what it found, what it wanted, what the arbiter said, what came of it and how long that took; and what it says where it sees no need. With --every-turn each time that it is asked, with what it found then and how long it took; its agents tell that only while you watch. Until interrupted. With --json an object a line.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy',
    '<%= config.bin %> <%= command.id %> my-policy --every-turn',
    '<%= config.bin %> <%= command.id %> my-policy --count 5 --json',
  ]
  static override args = {policy: Args.string({required: true, description: 'a policy that runs, built in or added'})}
  static override flags = {
    application: Flags.string({description: 'only of this application'}),
    count: whole({min: 1, description: 'end when so many turns were shown', helpValue: '<number>'}),
    'every-turn': Flags.boolean({description: 'every time that it is asked, also where it says the same again; those alike are counted'}),
  }

  async run(): Promise<void> {
    const {args, flags} = await this.parse(PolicyTrace)
    const api = await this.api()
    const sinceMs = await this.sliceNow(api)
    this.setNow(sinceMs)
    const {application, count} = flags
    const options = {policy: args.policy, application, sinceMs, clock: systemClock, signal: this.signal}
    this.say(`Waiting for the next turn of ${args.policy}`)
    if (flags['every-turn']) await this.#emitAll(firstTurns(everyTurn(api, options), count), renderWatchedTurn)
    else await this.#emitAll(firstTurns(traceTurns(api, options), count), renderTurn)
  }

  async #emitAll<Turn>(turns: AsyncIterable<Turn>, render: Renderer<Turn>): Promise<void> {
    for await (const turn of turns) this.emit(turn, render)
  }
}
