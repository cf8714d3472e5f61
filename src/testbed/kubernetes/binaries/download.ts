import {createHash} from 'node:crypto'
import {createWriteStream} from 'node:fs'
import {chmod, mkdtemp, rename, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {Readable, Transform} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {OperationalError} from '../../../support/errors.js'
import type {Shell} from '../../../support/process/shell.js'

export type Download = {
  readonly url: string
  /** Of what the address gives, in hex. */
  readonly sha256: string
  /** Where the program goes; its folder must be there. */
  readonly path: string
  /** Where the address gives a gzipped tar: the program in it. */
  readonly member?: string
}

export type DownloadTools = {
  readonly shell: Shell
  readonly signal: AbortSignal
  readonly onProgress: (megabytes: number, of: number | undefined) => void
}

const MEGABYTE = 1e6
const UNPACK_LIMIT_MS = 120_000

/** Downloads a program. It appears whole and with the right sum, or not at all. Rejects with `download-failed` and `download-altered`. */
export async function download({url, sha256, path, member}: Download, tools: DownloadTools): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), '.download-'))
  try {
    const file = join(folder, 'file')
    const sum = await fetchTo(url, file, tools)
    if (sum !== sha256) throw altered(url, sha256, sum)
    const program = member === undefined ? file : await unpack(file, folder, member, tools)
    await chmod(program, 0o755)
    await rename(program, path)
  } finally {
    await rm(folder, {recursive: true, force: true})
  }
}

/** Resolves with the sum of what came. */
async function fetchTo(url: string, file: string, {signal, onProgress}: DownloadTools): Promise<string> {
  const hash = createHash('sha256')
  let count = 0
  try {
    const response = await fetch(url, {signal})
    if (!response.ok || response.body === null) throw failed(url, `it answers with status ${response.status}`)
    const length = Number(response.headers.get('content-length'))
    const total = length > 0 ? length / MEGABYTE : undefined
    const meter = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk)
        count += chunk.byteLength
        onProgress(count / MEGABYTE, total)
        done(undefined, chunk)
      },
    })
    await pipeline(Readable.fromWeb(response.body), meter, createWriteStream(file, {mode: 0o600}), {signal})
    return hash.digest('hex')
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof OperationalError) throw error
    throw failed(url, error instanceof Error ? reasonOf(error) : String(error), error)
  }
}

async function unpack(file: string, folder: string, member: string, {shell, signal}: DownloadTools): Promise<string> {
  await shell.run('tar', ['-xzf', file, '-C', folder, member], {signal, timeoutMs: UNPACK_LIMIT_MS})
  return join(folder, member)
}

/** fetch says "fetch failed", and the reason in its cause. */
function reasonOf(error: Error): string {
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}

function failed(url: string, reason: string, cause?: unknown): OperationalError {
  return new OperationalError(`${url} could not be downloaded: ${reason}.`, {
    code: 'download-failed',
    exit: 'remote',
    hints: ['--mirror names another place that has the releases; --bin-dir names a folder with the programs.'],
    cause,
  })
}

function altered(url: string, expected: string, found: string): OperationalError {
  return new OperationalError(
    `What ${url} gives is not the release that is pinned: its SHA-256 is ${found}, and ${expected} is expected. It was thrown away.`,
    {
      code: 'download-altered',
      exit: 'remote',
      hints: ['Do not use that mirror, or ask its owner.'],
      details: {url, expected, found},
    },
  )
}
