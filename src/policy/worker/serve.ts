import type {MessagePort} from 'node:worker_threads'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {captureOutput} from '../../support/hosting/captured-output.js'
import {listen} from '../../support/hosting/memory.js'
import {POLICY_FAILED} from '../hosted.js'
import {ServedPolicy, type ServeParts} from './served.js'
import type {FromWorker, ToWorker, WorkerStart} from './wire.js'

const NEVER_LOADED = {
  message: 'It never finished loading: at its top level it waits for what never comes (an await?)',
  refusal: {code: POLICY_FAILED.code, exit: 'invalid', hints: []},
} as const

/** The worker's side: loads the one policy, and answers what its agent asks, until it is ended. */
export async function servePolicy(port: MessagePort, start: WorkerStart, parts: ServeParts): Promise<void> {
  const send = (message: FromWorker): void => port.postMessage(message)
  captureOutput((stream, lines) => send({kind: 'output', stream, lines}))
  // Nothing is left that could ever load it.
  const stalled = (): void => send({kind: 'not-loaded', ...NEVER_LOADED})
  process.once('beforeExit', stalled)
  try {
    const policy = await ServedPolicy.load(start, parts)
    process.off('beforeExit', stalled)
    listen(port, (message: ToWorker) => void answer(message, policy, send))
    send({kind: 'loaded', descriptor: policy.descriptor})
  } catch (error) {
    const refusal = error instanceof OperationalError ? {code: error.code, exit: error.exit, hints: error.hints} : undefined
    send({kind: 'not-loaded', message: messageOf(error), ...given({refusal})})
  }
}

async function answer(message: ToWorker, policy: ServedPolicy, send: (message: FromWorker) => void): Promise<void> {
  const {call} = message
  try {
    send({kind: 'answer', call, json: await policy.answer(message)})
  } catch (error) {
    send({kind: 'failed', call, message: messageOf(error)})
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
