import {setImmediate as nextRound} from 'node:timers/promises'
import type {Release} from '../clock.js'
import {systemClock} from '../clock-system.js'
import {OperationalError} from '../errors.js'
import {isObject, type JsonObject, type JsonValue, jsonIn} from '../json.js'
import {type Conversation, type ConversationOptions, converse} from './converse.js'
import {boundMemory} from './memory-bound.js'

export type JsonLinesOptions = Pick<ConversationOptions, 'file' | 'args' | 'env' | 'cwd' | 'longestLine' | 'onError'> & {
  /** The code of what is told of it when it fails. */
  readonly failed: string
  /** A line that is no answer. With a text it is ended for that reason. */
  readonly onStray: (line: string) => string | undefined
  /** Of it and all that it starts, together: with more it is ended. */
  readonly memoryMb: number
}

type Answer = {readonly id: number; readonly result?: JsonValue | undefined; readonly error?: string; readonly details?: JsonObject}
type Pending = {readonly resolve: (result: JsonValue) => void; readonly reject: (error: Error) => void}

/** A program thinks in real time, also where the slice's is virtual. */
const MACHINE = systemClock.machine

/**
 * A program that answers requests, from its start to its end: `{"id": 1, "method": "…"}` a line on its input, `{"id": 1, "result": …}` or
 * `{"id": 1, "error": "…"}` a line on its output; the `error` may be an object with a `message`, as JSON-RPC has it. One after the other: there is one to ask.
 */
export class JsonLines {
  readonly #options: JsonLinesOptions
  readonly #pending = new Map<number, Pending>()
  #conversation: Conversation | undefined
  #stopLooking: Release = () => undefined
  readonly #faulted = Promise.withResolvers<string>()
  #isAlive = true
  /** What it was told, and may answer for nobody. */
  readonly #told = new Set<number>()
  #calls = 0
  #last: Promise<unknown> = Promise.resolve()

  private constructor(options: JsonLinesOptions) {
    this.#options = options
  }

  /** Rejects with `tool-missing` where the program is not on the PATH. */
  static async start(options: JsonLinesOptions): Promise<JsonLines> {
    const lines = new JsonLines(options)
    const conversation = await converse({
      ...options,
      onLine: (line) => lines.#take(line),
      onEnd: (why) => lines.#end(why),
    })
    lines.#conversation = conversation
    lines.#stopLooking = boundMemory(conversation.memory, options.memoryMb, (why) => lines.giveUp(why))
    return lines
  }

  get isAlive(): boolean {
    return this.#isAlive
  }

  /** Resolves with why it was ended, where nobody asked it anything then. */
  get faulted(): Promise<string> {
    return this.#faulted.promise
  }

  async end(): Promise<void> {
    // From now on, not only when it is gone: whoever asks next begins another.
    this.#end('it was ended')
    await this.#conversation?.end()
  }

  /** Ends it, and tells whoever waits for an answer why. */
  giveUp(why: string): void {
    if (!this.#isAlive) return
    if (this.#pending.size === 0) this.#faulted.resolve(why)
    this.#end(why)
    void this.end()
  }

  /** `onAsked` is told the request's id once it was sent. */
  ask(request: JsonObject, limitMs: number, signal: AbortSignal, onAsked: (id: number) => void = () => undefined): Promise<JsonValue> {
    const asked = this.#last.catch(() => undefined).then(() => this.#askNow(request, limitMs, signal, onAsked))
    this.#last = asked
    return asked
  }

  /** Says something at once, also while it is asked something else. Nobody waits for an answer. */
  tell(request: JsonObject): void {
    const id = ++this.#calls
    this.#told.add(id)
    this.#say({id, ...request})
  }

  async #askNow(request: JsonObject, limitMs: number, signal: AbortSignal, onAsked: (id: number) => void): Promise<JsonValue> {
    signal.throwIfAborted()
    if (!this.#isAlive) throw this.#fault('it has ended')
    const id = ++this.#calls
    const answer = Promise.withResolvers<JsonValue>()
    this.#pending.set(id, answer)
    const cancel = MACHINE.schedule(limitMs, () => this.giveUp(`it did not answer within ${limitMs / 1_000} s`))
    try {
      this.#say({id, ...request})
      onAsked(id)
      // What it printed before it answered is there to be read, too.
      return await answer.promise.finally(() => nextRound())
    } finally {
      cancel()
      this.#pending.delete(id)
    }
  }

  #say(request: JsonObject): void {
    this.#conversation?.say(JSON.stringify(request))
  }

  #take(line: string): void {
    // What it wrote before it was ended may still come.
    if (!this.#isAlive) return
    const answer = answerFrom(line)
    const call = answer === undefined ? undefined : this.#pending.get(answer.id)
    if (answer === undefined || call === undefined) {
      if (answer !== undefined && this.#told.delete(answer.id)) return
      const why = this.#options.onStray(line)
      if (why !== undefined) this.giveUp(why)
      return
    }
    if (answer.error !== undefined) call.reject(this.#fault(answer.error, answer.details))
    else if (answer.result === undefined) call.reject(this.#fault('its answer has neither a result nor an error'))
    else call.resolve(answer.result ?? {})
  }

  #end(why: string): void {
    this.#isAlive = false
    this.#stopLooking()
    for (const call of this.#pending.values()) call.reject(this.#fault(why))
    this.#pending.clear()
  }

  #fault(why: string, details: JsonObject = {}): OperationalError {
    return new OperationalError(why, {code: this.#options.failed, exit: 'remote', details: {...details}})
  }
}

/** Undefined: the line is none. */
function answerFrom(line: string): Answer | undefined {
  const answer = jsonIn(line)
  if (!isObject(answer) || typeof answer['id'] !== 'number') return undefined
  const {id, result, error, details} = answer
  // JSON-RPC 1.0 has both, one of them null.
  if (error === undefined || error === null) return {id, result}
  return {id, error: wordsOf(error), ...(isObject(details) ? {details} : {})}
}

function wordsOf(error: JsonValue): string {
  if (typeof error === 'string') return error
  const message = isObject(error) ? error['message'] : undefined
  return typeof message === 'string' ? message : JSON.stringify(error)
}
