import type {Note, NoteStore} from '../platform/contract/index.js'
import {OperationalError} from '../support/errors.js'

/** Where an agent remembers whether rules, models or people decide, in the slice and for single applications. */
export const MODE_NOTE = 'mode'
export const OWN_MODES_NOTE = 'modes-of-applications'

/** Every note below a prefix, as it is now. */
export async function readNotes(notes: NoteStore, prefix: string, signal: AbortSignal): Promise<readonly Note[]> {
  const found = new Map<string, Note>()
  const watch = notes.watch(prefix)
  const close = () => watch.close()
  signal.addEventListener('abort', close, {once: true})
  try {
    for await (const event of watch) {
      if (event.kind === 'snapshot') for (const item of event.items) found.set(item.key, item.value)
      if (event.kind === 'put') found.set(event.key, event.value)
      if (event.kind === 'delete') found.delete(event.key)
      if (event.kind === 'synced') break
    }
  } finally {
    signal.removeEventListener('abort', close)
    watch.close()
  }
  signal.throwIfAborted()
  return [...found.values()]
}

/** Writes a note whatever stood there before. Rejects where the platform refuses. */
export async function writeNote(notes: NoteStore, key: string, value: unknown, signal: AbortSignal): Promise<void> {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const known = await notes.get(key, signal)
    const outcome = await notes.put(key, value, known?.revision, signal)
    if (outcome.kind === 'accepted') return
    if (outcome.kind === 'refused') break
  }
  throw new OperationalError(`The note ${key} could not be kept with the platform.`, {code: 'note-refused', exit: 'remote'})
}
