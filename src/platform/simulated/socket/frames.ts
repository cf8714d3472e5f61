import type {Socket} from 'node:net'
import {OperationalError} from '../../../support/errors.js'

/** One frame is one JSON value on one line. What is longer was not sent by us, or would not be read. */
export const FRAME_LIMIT_BYTES = 8 * 2 ** 20

export function encodeFrame(value: unknown): string {
  const line = `${JSON.stringify(value)}\n`
  if (Buffer.byteLength(line) <= FRAME_LIMIT_BYTES) return line
  throw new OperationalError('A message to or from the simulated world is over 8 MiB.', {
    code: 'world-message-too-large',
    exit: 'usage',
    details: {bytes: Buffer.byteLength(line)},
  })
}

/** Calls `onFrame` with each value; a line that is too long or no JSON breaks the connection with an error. */
export function readFrames(socket: Socket, onFrame: (value: unknown) => void): void {
  let parts: Buffer[] = []
  let waitingBytes = 0
  socket.on('data', (chunk: Buffer) => {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0 && !socket.destroyed; end = chunk.indexOf(10, from)) {
      const line = Buffer.concat([...parts, chunk.subarray(from, end)])
      parts = []
      waitingBytes = 0
      from = end + 1
      try {
        onFrame(JSON.parse(line.toString('utf8')))
      } catch (error) {
        socket.destroy(error instanceof SyntaxError ? broken('it holds no JSON', error) : toError(error))
        return
      }
    }
    if (from < chunk.length) parts.push(chunk.subarray(from))
    waitingBytes += chunk.length - from
    if (waitingBytes > FRAME_LIMIT_BYTES) socket.destroy(broken('it is over 8 MiB'))
  })
}

/** Writes, and resolves when there is room for more: whoever waits for it keeps no more than the socket's own buffer. */
export async function writeFrame(socket: Socket, value: unknown): Promise<void> {
  if (socket.destroyed || socket.write(encodeFrame(value))) return
  await new Promise<void>((resolve) => {
    const done = (): void => {
      socket.off('drain', done)
      socket.off('close', done)
      resolve()
    }
    socket.on('drain', done)
    socket.on('close', done)
  })
}

export function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error), {cause: error})
}

function broken(problem: string, cause?: unknown): OperationalError {
  return new OperationalError(`A frame on the world's socket is damaged: ${problem}.`, {code: 'world-frame-damaged', exit: 'remote', cause})
}
