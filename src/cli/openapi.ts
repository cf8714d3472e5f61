import {OperationalError} from '../support/errors.js'

const LIMIT_MS = 10_000

/** The document that the API serves of itself; it tells nothing about the slice and needs no token. */
export async function fetchOpenApi(server: string, signal: AbortSignal): Promise<unknown> {
  const url = new URL('/openapi.json', server)
  let answer: Response
  try {
    answer = await fetch(url, {signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)])})
  } catch (error) {
    signal.throwIfAborted()
    throw new OperationalError(`Nothing answers at ${url.origin}.`, {
      code: 'api-unreachable',
      exit: 'remote',
      hints: ['mlsysops testbed status', 'mlsysops testbed up'],
      cause: error,
    })
  }
  if (answer.ok) return answer.json()
  throw new OperationalError(`${url.href} answered ${answer.status}.`, {code: 'api-answer-unreadable', exit: 'remote'})
}
