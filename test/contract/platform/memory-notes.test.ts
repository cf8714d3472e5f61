import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import type {NoteStore} from '../../../src/platform/contract/index.js'
import {memoryNotes} from '../../../src/platform/contract/memory-notes.js'
import {fileNotes} from '../../../src/platform/host/notes.js'
import {openWorld, simulatedHost} from '../../../src/platform/simulated/index.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {textWith} from '../../support/matchers.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'
import {NOTE_CASES} from './cases/notes.js'
import {NEVER, ORIGIN_MS, testScenario} from './fixtures.js'
import type {PlatformHarness} from './harness.js'

const stores: readonly (readonly [of: string, make: () => NoteStore])[] = [
  ['of a replay', () => memoryNotes()],
  ['of a machine', () => fileNotes(temporaryDirectory())],
  ['of a simulated machine', simulatedNotes],
]

// Of the cases those that need a store of notes and nothing else.
for (const [of, make] of stores)
  for (const {name, run} of NOTE_CASES.filter((one) => one.name.includes('notes are versioned') || one.name.includes('a watch of notes')))
    test(`${of}: ${name}`, async () => {
      const notes = make()
      await run({slice: {notes: () => notes}} as unknown as PlatformHarness)
    })

test('a later life on the same machine finds its notes, at the revisions that they had; a file that is none is named', async () => {
  const folder = join(temporaryDirectory(), 'notes')
  const before = fileNotes(folder)
  await before.put('policies/saver', {source: 'x'}, undefined, NEVER)
  await before.put('knobs/cpu-frequency', {wish: 1}, undefined, NEVER)
  await before.delete('knobs/cpu-frequency', NEVER)
  const after = fileNotes(folder)
  const found = await after.get('policies/saver', NEVER)
  expect(found).toEqual(await before.get('policies/saver', NEVER))
  expect(await after.get('knobs/cpu-frequency', NEVER)).toBeUndefined()
  expect((await after.put('policies/saver', {source: 'y'}, found?.revision, NEVER)).kind).toBe('accepted')
  expect((await after.put('policies/saver', {source: 'z'}, found?.revision, NEVER)).kind).toBe('stale')
  mkdirSync(folder, {recursive: true})
  writeFileSync(join(folder, 'broken.json'), '{')
  expect(() => fileNotes(folder)).toThrow(expect.objectContaining({code: 'notes-unreadable', message: textWith('broken.json')}))
})

test('machines of one simulated cluster do not see one another’s notes', async () => {
  const world = openWorld({scenario: testScenario(), clock: createVirtualClock(ORIGIN_MS)})
  const notesOf = (node: string) => simulatedHost(world, node).notes()
  await notesOf('n1')?.put('policies/saver', 1, undefined, NEVER)
  expect(await notesOf('n2')?.get('policies/saver', NEVER)).toBeUndefined()
  expect(await notesOf('n1')?.get('policies/saver', NEVER)).toMatchObject({key: 'policies/saver', value: 1})
})

function simulatedNotes(): NoteStore {
  const notes = simulatedHost(openWorld({scenario: testScenario(), clock: createVirtualClock(ORIGIN_MS)}), 'n1').notes()
  if (notes === undefined) throw new Error('The machine has no notes.')
  return notes
}
