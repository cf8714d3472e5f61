import {test} from 'vitest'
import {memoryNotes} from '../../../src/platform/contract/memory-notes.js'
import {NOTE_CASES} from './cases/notes.js'
import type {PlatformHarness} from './harness.js'

// Of the cases those that need a store of notes and nothing else.
for (const {name, run} of NOTE_CASES.filter((one) => one.name.includes('notes are versioned') || one.name.includes('a watch of notes')))
  test(`of a replay: ${name}`, async () => {
    const notes = memoryNotes()
    await run({slice: {notes: () => notes}} as unknown as PlatformHarness)
  })
