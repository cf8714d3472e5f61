import {readFile} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'
import type {MessagePort} from 'node:worker_threads'
import {OperationalError} from '../../support/errors.js'
import {jsonOf, plain, wordsOf} from '../../support/hosting/answers.js'
import {captureOutput} from '../../support/hosting/captured-output.js'
import {confine} from '../../support/hosting/confine.js'
import {listen} from '../../support/hosting/memory.js'
import type {JsonObject} from '../../support/json.js'
import {LONGEST_ANSWER} from './answers.js'
import {authoredDescriptor} from './authored.js'
import {unloadable} from './complaint.js'
import type {MechanismDefinition, PluginContext, PluginWorld} from './define.js'
import type {FromPlugin, PluginStart, ToPlugin} from './wire.js'

/** The worker's side: loads the one mechanism, and answers what its agent asks, until it is ended. Several questions at once, as they come. */
export async function serveMechanism(port: MessagePort, {entry, library, fileName}: PluginStart): Promise<void> {
  const send = (message: FromPlugin): void => port.postMessage(message)
  captureOutput((stream, lines) => send({kind: 'output', stream, lines}))
  const written = {file: fileName, source: await readFile(fileURLToPath(entry), 'utf8')}
  try {
    confine(entry, library, 'a mechanism')
    const exported = ((await import(entry)) as {readonly default?: unknown}).default
    const descriptor = authoredDescriptor(exported, written)
    // Every field was looked at.
    const answers = new Answers(exported as MechanismDefinition, entry, send)
    listen(port, (message: ToPlugin) => answers.take(message))
    send({kind: 'loaded', descriptor})
  } catch (error) {
    const {message, code, exit, hints, details} = error instanceof OperationalError ? error : unloadable(error, entry, written)
    send({kind: 'not-loaded', message, refusal: {code, exit, hints, details}})
  }
}

class Answers {
  readonly #mechanism: MechanismDefinition
  readonly #entry: string
  readonly #send: (message: FromPlugin) => void
  readonly #changes = new Map<number, AbortController>()

  constructor(mechanism: MechanismDefinition, entry: string, send: (message: FromPlugin) => void) {
    this.#mechanism = mechanism
    this.#entry = entry
    this.#send = send
  }

  take(message: ToPlugin): void {
    if (message.kind === 'abort') this.#changes.get(message.call)?.abort(new Error(message.reason))
    else void this.#answer(message)
  }

  async #answer(message: Exclude<ToPlugin, {kind: 'abort'}>): Promise<void> {
    const {call} = message
    try {
      const answer = (await this.#resultOf(message)) ?? null
      this.#send({kind: 'answer', call, json: jsonOf(plain(answer, `What ${message.kind} answered`), LONGEST_ANSWER)})
    } catch (error) {
      this.#send({kind: 'failed', call, message: wordsOf(error, this.#entry)})
    } finally {
      this.#changes.delete(call)
    }
  }

  async #resultOf({kind, call, params}: Exclude<ToPlugin, {kind: 'abort'}>): Promise<unknown> {
    const {command, world, context} = params as {readonly command: JsonObject; readonly world: PluginWorld; readonly context: PluginContext}
    switch (kind) {
      case 'options':
        return await this.#mechanism.options?.()
      case 'state':
        return await this.#mechanism.state?.()
      case 'check':
        return await this.#mechanism.check(command, world)
      case 'apply': {
        const abort = new AbortController()
        this.#changes.set(call, abort)
        return await this.#mechanism.apply(command, abort.signal, context)
      }
    }
  }
}
