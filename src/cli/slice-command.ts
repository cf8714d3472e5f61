import {Flags} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import {systemClock} from '../support/clock-system.js'
import {BaseCommand, GLOBAL} from './base-command.js'
import {type Connection, connect} from './connection.js'
import {duration} from './flags.js'
import {renderSilence, renderUnheard} from './render/silence.js'
import {at, type Silence, type UnheardCluster} from './render/views.js'
import {WAIT_LIMIT_MS, type WaitOptions} from './waiting.js'

/** What an answer may say of how old it is. */
type Heard = {readonly silence?: Silence; readonly unheard?: readonly UnheardCluster[]}

/** A command that talks to a slice. */
export abstract class SliceCommand extends BaseCommand {
  static override baseFlags = {
    ...BaseCommand.baseFlags,
    context: Flags.string({description: 'the slice to talk to: a context, or the name of a testbed', helpGroup: GLOBAL}),
    'request-timeout': duration({description: 'how long one call to the API may take', helpGroup: GLOBAL}),
  }
  static override settings: typeof BaseCommand.settings = {context: 'context', 'request-timeout': 'request-timeout'}

  #connection: Connection | undefined

  /** The API of the slice that flags, environment and settings name; its token is found. Closed when the command ends. */
  protected async api(): Promise<Api> {
    return (await this.connection()).api
  }

  protected async connection(): Promise<Connection> {
    if (this.#connection !== undefined) return this.#connection
    const {flags} = await this.parse(this.constructor as typeof SliceCommand)
    const found = await connect({
      context: flags.context,
      timeoutMs: flags['request-timeout'],
      configuration: await this.configuration(),
      signal: this.signal,
    })
    this.#connection = found
    this.onEnd(() => found.api.close())
    return found
  }

  /**
   * Waits for an answer and, for a person, for the slice's own time: its clock may run faster than ours, or stand still. An answer that says that it
   * is old is shown with a word about it on stderr; in JSON it says so itself.
   */
  protected async withSliceTime<Answer extends object>(api: Api, answer: Promise<Answer>): Promise<Answer> {
    if (this.isJson) return answer
    const [value, readiness] = await Promise.all([answer, api.getReadiness(undefined, {signal: this.signal})])
    this.setNow(at(readiness.clock.nowAt))
    await this.#remark(value)
    return value
  }

  /** How the command waits for what it started. */
  protected async waiting(timeoutMs: number | undefined, limitMs = WAIT_LIMIT_MS): Promise<WaitOptions> {
    const {target} = await this.connection()
    return {
      timeoutMs: timeoutMs ?? limitMs,
      clock: systemClock,
      signal: this.signal,
      say: (text) => this.say(text),
      testbed: target.testbed,
    }
  }

  protected async sliceNow(api: Api): Promise<number> {
    return at((await api.getReadiness(undefined, {signal: this.signal})).clock.nowAt)
  }

  async #remark(answer: object): Promise<void> {
    const {silence, unheard = []}: Heard = answer
    if (silence === undefined && unheard.length === 0) return
    const {testbed} = (await this.connection()).target
    if (silence !== undefined) this.note(renderSilence(silence, testbed, this.remarkView))
    // Where the platform is not heard, of the agents nothing is known.
    else this.note(renderUnheard(unheard, testbed, this.remarkView))
  }
}
