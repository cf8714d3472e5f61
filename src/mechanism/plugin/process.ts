import type {JsonObject, JsonValue} from '../../support/json.js'
import type {PluginDescriptor} from './descriptor.js'

export type PluginMethod = 'options' | 'state' | 'check' | 'apply'

export type Asking = {
  /** What is aborted before its turn comes is never asked. */
  readonly signal: AbortSignal
  /** Told the number of the call once it was asked. */
  readonly onAsked: (call: number) => void
}

/** What runs a mechanism of a person: a worker thread, or a program. */
export interface PluginProcess {
  /** What it says of itself. */
  readonly descriptor: PluginDescriptor
  readonly isAlive: boolean
  /** Resolves with why it was ended, where nobody asked it anything then. */
  readonly faulted: Promise<string>
  /** Whether it can be asked one thing at a time only: while it carries out a change it answers nothing else. */
  readonly isSerial: boolean
  /** One that does not answer within the limit is ended. */
  ask(method: PluginMethod, params: JsonObject, limitMs: number, asking?: Asking): Promise<JsonValue>
  /** Tells it that what was asked with that call is wanted no more. */
  abort(call: number, reason: string): void
  /** Ends it with all that it started. Safe twice. */
  end(): Promise<void>
}
