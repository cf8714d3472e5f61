import {randomUUID} from 'node:crypto'
import {readdirSync} from 'node:fs'
import {type FileHandle, open, readFile, rename, rm} from 'node:fs/promises'
import {basename, dirname, join} from 'node:path'
import {OperationalError} from './errors.js'
import {suggest} from './suggest.js'

/**
 * Writes the whole file or nothing: whoever reads it finds the old or the new content, also after a crash or a power cut. 0600 unless `mode` says
 * otherwise; the directory must be there.
 */
export async function writeFileAtomic(
  path: string,
  content: string | Uint8Array,
  {mode = 0o600}: {readonly mode?: number} = {},
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`)
  try {
    await withFile(temporary, 'wx', mode, async (file) => {
      await file.writeFile(content)
      // The mode given to open is cut by the umask.
      await file.chmod(mode)
      await file.sync()
    })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
  await syncDirectory(dirname(path))
}

/** A rename is on the disk only when its directory is. Windows has no such call, and does not need it. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return
  await withFile(path, 'r', undefined, (directory) => directory.sync())
}

async function withFile(path: string, flags: string, mode: number | undefined, use: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, mode)
  try {
    await use(file)
  } finally {
    await file.close()
  }
}

/** The text of a file that a person named. Rejects with `file-not-found` and `file-not-readable`. */
export async function readNamedFile(path: string, hints: readonly string[] = []): Promise<string> {
  return (await readNamedBytes(path, hints)).toString('utf8')
}

/** What lies in a file that a person named. Rejects with `file-not-found` and `file-not-readable`. */
export async function readNamedBytes(path: string, hints: readonly string[] = []): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOENT') throw fileNotFound(path, hints)
    throw new OperationalError(`${path} cannot be read (${code}).`, {code: 'file-not-readable', exit: 'precondition', hints, cause: error})
  }
}

/** With a file beside it of nearly that name. */
function fileNotFound(path: string, hints: readonly string[]): OperationalError {
  const near = nearFile(path)
  return new OperationalError(`There is no file ${path}.`, {
    code: 'file-not-found',
    exit: 'precondition',
    hints: [...(near === undefined ? [] : [`Did you mean ${near}?`]), ...hints],
  })
}

/** A file beside it with nearly that name. */
export function nearFile(path: string): string | undefined {
  const folder = dirname(path)
  const near = suggest(basename(path), filesIn(folder))
  return near === undefined ? undefined : join(folder, near)
}

/** None where the folder is not there, is none, or may not be read: the file that was asked for is what a person is to be told of. */
function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  } catch (error) {
    if (error instanceof Error && 'code' in error) return []
    throw error
  }
}
