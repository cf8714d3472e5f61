import {closeSync, fstatSync, openSync, readSync} from 'node:fs'
import {StringDecoder} from 'node:string_decoder'
import {setImmediate as nextTurn} from 'node:timers/promises'
import type {Clock} from '../support/clock.js'

const HEAD_BYTES = 256 * 1024
const BLOCK_BYTES = 64 * 1024
const FOLLOW_MS = 150

/** The beginning of a log; empty where there is none. */
export function readHead(path: string): string {
  return withFile(path, (file, size) => readRange(file, 0, Math.min(size, HEAD_BYTES)), '')
}

/** The last whole lines of a log, oldest first; reads no more of the file than it needs. */
export function lastLines(path: string, count: number): readonly string[] {
  if (count <= 0) return []
  return withFile(
    path,
    (file, size) => {
      let from = size
      let text = ''
      // The block grows from its end, so that a character is never read in halves but for the very first, which is cut away with its line.
      while (from > 0 && text.split('\n').length <= count + 1) {
        from = Math.max(0, size - Math.max(BLOCK_BYTES, (size - from) * 2))
        text = readRange(file, from, size)
      }
      return text
        .split('\n')
        .filter((line) => line !== '')
        .slice(-count)
    },
    [],
  )
}

/** Lines that are added to a log from now on, until the signal is aborted. A log that is begun anew is followed from its beginning. */
export async function* followLines(path: string, clock: Clock, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
  let position = withFile(path, (_, size) => size, 0)
  let rest = ''
  const decoder = new StringDecoder('utf8')
  while (!signal.aborted) {
    const from = position
    const added = withFile(
      path,
      (file, size) => {
        const start = size < from ? 0 : from
        const end = Math.min(size, start + BLOCK_BYTES)
        position = end
        return readBytes(file, start, end)
      },
      Buffer.alloc(0),
    )
    const lines = (rest + decoder.write(added)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
    if (added.length === 0) await pause(clock, signal)
    else await nextTurn()
  }
}

async function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  for await (const _ of clock.every(FOLLOW_MS, signal)) return
}

function withFile<T>(path: string, use: (file: number, size: number) => T, absent: T): T {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return absent
    throw error
  }
  try {
    return use(file, fstatSync(file).size)
  } finally {
    closeSync(file)
  }
}

function readRange(file: number, from: number, to: number): string {
  return readBytes(file, from, to).toString('utf8')
}

function readBytes(file: number, from: number, to: number): Buffer {
  const buffer = Buffer.alloc(to - from)
  return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, from))
}
