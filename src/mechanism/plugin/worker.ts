import type {OutputLog} from '../../support/hosting/output-log.js'
import {GuardedWorker} from '../../support/hosting/worker.js'
import type {JsonValue} from '../../support/json.js'
import {NEVER} from '../../support/waiting.js'
import {type PluginDescriptor, USUAL_LIMITS} from './descriptor.js'
import type {PluginProcess} from './process.js'
import type {PluginStart, ToPlugin} from './wire.js'

const CODES = {failed: 'mechanism-failed', invalid: 'mechanism-invalid'}

/** A mechanism's module in a worker thread of its own. What it asks for of memory is known only when it is loaded: it is then loaded again with that. */
export async function startWorker(program: URL, start: PluginStart, output: OutputLog): Promise<PluginProcess> {
  const open = (limits: Pick<PluginDescriptor['limits'], 'loadMs' | 'memoryMb'>) =>
    GuardedWorker.start<PluginDescriptor>({program, start, limits, codes: CODES, output})
  let worker = await open(USUAL_LIMITS)
  const {limits} = worker.descriptor
  if (limits.memoryMb !== USUAL_LIMITS.memoryMb) {
    await worker.end()
    worker = await open(limits)
  }
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
