import type {OutputLog} from '../../support/hosting/output-log.js'
import {GuardedWorker} from '../../support/hosting/worker.js'
import type {JsonValue} from '../../support/json.js'
import {NEVER} from '../../support/waiting.js'
import {limitsOfLoading} from './authored-limits.js'
import type {PluginDescriptor} from './descriptor.js'
import type {PluginProcess} from './process.js'
import type {PluginStart, ToPlugin} from './wire.js'

const CODES = {failed: 'mechanism-failed', invalid: 'mechanism-invalid'}

/** A mechanism's module in a worker thread of its own. `source` is what that loads: under which limits, it says itself. */
export async function startWorker(program: URL, start: PluginStart, source: string, output: OutputLog): Promise<PluginProcess> {
  const worker = await GuardedWorker.start<PluginDescriptor>({program, start, limits: limitsOfLoading(source), codes: CODES, output})
  return {
    descriptor: worker.descriptor,
    faulted: worker.faulted,
    get isAlive() {
      return worker.isAlive
    },
    isSerial: false,
    async ask(kind, params, limitMs, asking) {
      asking?.signal.throwIfAborted()
      const messageOf = (call: number): ToPlugin => {
        asking?.onAsked(call)
        return {kind, call, params}
      }
      // JSON that the worker has checked.
      return (await worker.ask(messageOf, limitMs, NEVER)) as JsonValue
    },
    abort: (call, reason) => worker.tell({kind: 'abort', call, reason} satisfies ToPlugin),
    end: () => worker.end(),
  }
}
