import {readdirSync, readFileSync} from 'node:fs'
import {mkdir, rm} from 'node:fs/promises'
import {join} from 'node:path'
import {digestOf} from '../../support/digest.js'
import {OperationalError} from '../../support/errors.js'
import type {Note, NoteStore} from '../contract/index.js'
import {memoryNotes} from '../contract/memory-notes.js'

/** Notes of a machine's agent: a file for each. Throws `notes-unreadable`. */
export function fileNotes(folder: string): NoteStore {
  return memoryNotes({
    kept: readAll(folder),
    keep: async (key, note) => {
      const path = join(folder, nameOf(key))
      if (note === undefined) return await rm(path, {force: true})
      // Most machines have none: they need not load what they do not use.
      const {writeFileAtomic} = await import('../../support/files.js')
      await mkdir(folder, {recursive: true, mode: 0o700})
      await writeFileAtomic(path, `${JSON.stringify(note)}\n`)
    },
  })
}

/** Keys may be longer than the name of a file. */
function nameOf(key: string): string {
  return `${digestOf(key).slice('sha256:'.length, 'sha256:'.length + 32)}.json`
}

function readAll(folder: string): readonly Note[] {
  return filesIn(folder).map((file) => {
    const path = join(folder, file)
    try {
      return noteIn(JSON.parse(readFileSync(path, 'utf8')))
    } catch (error) {
      throw new OperationalError(`${path} is no note of this agent.`, {
        code: 'notes-unreadable',
        exit: 'precondition',
        hints: ['Delete it: what it remembered is lost then, and its cluster’s agent tells again what it wants.'],
        cause: error,
      })
    }
  })
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

function noteIn(value: unknown): Note {
  if (typeof value !== 'object' || value === null || !('key' in value) || !('revision' in value) || !('value' in value))
    throw new TypeError('It has no key, value or revision.')
  const {key, revision} = value
  if (typeof key !== 'string' || typeof revision !== 'string') throw new TypeError('Its key and revision are no texts.')
  return {key, revision, value: value.value}
}
