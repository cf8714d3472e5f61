import type {NoteStore} from '../../../../src/platform/contract/index.js'
import {EMPTY_PROMISE, instead, type PlantedFault} from './planted-fault.js'

/** Faults in keeping what must outlive an agent. */
export const NOTE_FAULTS: readonly PlantedFault[] = [
  {
    name: 'a note is replaced at whatever revision',
    plant: notesOfSlice((notes) => ({
      put: async (key, value, _, signal) => notes.put(key, value, (await notes.get(key, signal))?.revision, signal),
    })),
    caughtBy: ['notes are versioned: created once, replaced at their revision, stale otherwise'],
  },
  {
    name: 'a note that was deleted is still there',
    plant: notesOfSlice(() => ({delete: async () => EMPTY_PROMISE})),
    caughtBy: ['a watch of notes tells those under its prefix alone, and their end'],
  },
  {
    name: 'the notes of a cluster are those of the slice',
    plant: (ports) => ({...ports, cluster: (name) => ({...ports.cluster(name), notes: () => ports.slice.notes()})}),
    caughtBy: ['notes of a cluster are its own'],
  },
]

function notesOfSlice(change: (notes: NoteStore) => Partial<NoteStore>): PlantedFault['plant'] {
  return instead({
    slice: (slice) => {
      const notes = slice.notes()
      return {notes: () => ({...notes, ...change(notes)})}
    },
  })
}
