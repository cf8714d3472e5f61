import type {IncomingMessage} from 'node:http'
import {promisify} from 'node:util'
import {gunzip} from 'node:zlib'
import type {ByteBudget} from '../byte-budget.js'
import {RPC} from './answers.js'

const unzip = promisify(gunzip)

/** Why a request is answered otherwise than with 200. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly rpcCode: number

  constructor(status: number, rpcCode: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
    this.rpcCode = rpcCode
  }
}

/**
 * Reads the body of a request, unpacks it, and hands it on; its bytes count against the budget until `use` is done. Rejects with a `Refusal`: 413
 * past `maxBytes` (packed or unpacked), 415 for an encoding other than gzip, 400 for what cannot be unpacked, 503 while the budget is used up.
 */
export async function withBody<T>(
  request: IncomingMessage,
  {maxBytes, budget}: {readonly maxBytes: number; readonly budget: ByteBudget},
  use: (body: Buffer) => T,
): Promise<T> {
  const encoding = request.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'gzip' && encoding !== 'identity')
    throw new Refusal(415, RPC.invalidArgument, `content encoding ${encoding} is not gzip`)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes)
  let held = 0
  const hold = (bytes: number): void => {
    if (!budget.take(bytes)) throw new Refusal(503, RPC.unavailable, 'too much is being sent at once')
    held += bytes
  }
  try {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue
      size += chunk.length
      if (size > maxBytes) throw tooLarge(maxBytes)
      hold(chunk.length)
      chunks.push(chunk)
    }
    const packed = Buffer.concat(chunks)
    if (encoding === 'identity') return use(packed)
    hold(maxBytes)
    return use(await unpacked(packed, maxBytes))
  } finally {
    budget.give(held)
  }
}

async function unpacked(packed: Buffer, maxBytes: number): Promise<Buffer> {
  try {
    return await unzip(packed, {maxOutputLength: maxBytes})
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maxBytes)
    throw new Refusal(400, RPC.invalidArgument, 'the body is not gzip', {cause: error})
  }
}

function tooLarge(maxBytes: number): Refusal {
  return new Refusal(413, RPC.resourceExhausted, `a body of more than ${maxBytes} bytes is not read`)
}
