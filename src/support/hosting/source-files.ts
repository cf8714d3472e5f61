import {randomUUID} from 'node:crypto'
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Clock} from '../clock.js'
import {holding} from '../waiting.js'

/** A source as a loader or an interpreter can read it, for as long as something runs it. */
export type SourceFile = {readonly path: string; remove(): Promise<void>}

const NAME = /^[0-9a-f]{24}-[0-9a-f]{8}(\.[a-z]+)?$/

/** Each gets a file of its own: whoever reads it finds all of it, and its end takes it from nobody else. `ending` with its dot. */
export async function writeSource(folder: string, digest: string, ending: string, text: string): Promise<SourceFile> {
  await mkdir(folder, {recursive: true, mode: 0o700})
  const hex = digest.slice('sha256:'.length)
  const path = join(folder, `${hex.slice(0, 24)}-${randomUUID().slice(0, 8)}${ending}`)
  await writeFile(path, text, {mode: 0o600, flag: 'wx'})
  return {path, remove: () => rm(path, {force: true})}
}

/** What a life that was killed left in a folder that only this process uses. */
export async function removeSources(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  await Promise.all(names.filter((name) => NAME.test(name)).map((name) => rm(join(folder, name), {force: true})))
}

/** Runs a source that lies in a file: the file is there until what runs it is closed. While files are waited for, virtual time waits, too. */
export async function whileRunning<T extends {close(): Promise<void>}>(
  file: SourceFile,
  clock: Pick<Clock, 'hold'>,
  open: (path: string) => Promise<T>,
): Promise<T> {
  try {
    const hosted = await open(file.path)
    const close = async (): Promise<void> => {
      await hosted.close()
      await file.remove()
    }
    return {...hosted, close: () => holding(clock, close)}
  } catch (error) {
    await file.remove()
    throw error
  }
}
