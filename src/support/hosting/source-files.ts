import {randomUUID} from 'node:crypto'
import {mkdir, readdir, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {Clock} from '../clock.js'
import {digestOf} from '../digest.js'
import {processStartTime, thisProcess} from '../process/identity.js'
import {holding} from '../waiting.js'

/** A source as a loader or an interpreter can read it, for as long as something runs it. */
export type SourceFile = {readonly path: string; remove(): Promise<void>}

/** Digest, process, start of that process, and any number. */
const NAME = /^[0-9a-f]{24}-(?<pid>\d+)-(?<started>[0-9a-f]{8})-[0-9a-f]{8}(\.[a-z]+)?$/

/** Each gets a file of its own: whoever reads it finds all of it, and its end takes it from nobody else. `ending` with its dot. */
export async function writeSource(folder: string, digest: string, ending: string, text: string): Promise<SourceFile> {
  await mkdir(folder, {recursive: true, mode: 0o700})
  const {pid, startTime} = await thisProcess()
  const name = [hexOf(digest).slice(0, 24), pid, startedOf(startTime), randomUUID().slice(0, 8)].join('-')
  const path = join(folder, `${name}${ending}`)
  await writeFile(path, text, {mode: 0o600, flag: 'wx'})
  return {path, remove: () => rm(path, {force: true})}
}

/** What processes left that were killed. */
export async function removeSources(folder: string): Promise<void> {
  await Promise.all(
    (await namesIn(folder)).map(async (name) => {
      const {pid, started} = NAME.exec(name)?.groups ?? {}
      if (pid === undefined) return
      const startTime = await processStartTime(Number(pid))
      if (startTime === undefined || startedOf(startTime) !== started) await rm(join(folder, name), {force: true})
    }),
  )
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function startedOf(startTime: string): string {
  return hexOf(digestOf(startTime)).slice(0, 8)
}

function hexOf(digest: string): string {
  return digest.slice('sha256:'.length)
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
