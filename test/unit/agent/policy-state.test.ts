import {expect, test} from 'vitest'
import {PolicyStates} from '../../../src/agent/loop/policy-state.js'
import {memoryNotes} from '../../../src/platform/contract/memory-notes.js'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {NEVER} from '../../../src/support/waiting.js'

const KEY = 'policy-state/mine/shop'

test('a state that changes many times is written once, some seconds later, and nothing is scheduled while nothing is new', async () => {
  const {states, clock, notes, puts} = keeping()
  for (let count = 1; count <= 9; count++) states.remember('mine/shop', '1', {count})
  expect(puts).toEqual([])
  await clock.run(10_000)
  expect(puts).toEqual([KEY])
  expect((await notes.get(KEY, NEVER))?.value).toEqual({shape: '1', state: {count: 9}})
  expect(clock.pending).toBe(0)
})

test('what could not be written is written later, and what was remembered since instead', async () => {
  const {states, clock, notes, failing, errors} = keeping()
  failing.times = 2
  states.remember('mine/shop', '1', {count: 1})
  await clock.run(6_000)
  expect(errors).toEqual(['the platform is away'])
  states.remember('mine/shop', '1', {count: 2})
  await clock.run(20_000)
  expect(errors).toHaveLength(2)
  expect((await notes.get(KEY, NEVER))?.value).toEqual({shape: '1', state: {count: 2}})
})

test('what somebody else wrote meanwhile is written over, not for ever in vain', async () => {
  const {states, clock, notes} = keeping()
  await states.load('mine/shop', '1', NEVER)
  await notes.put(KEY, {shape: '1', state: 'theirs'}, undefined, NEVER)
  states.remember('mine/shop', '1', 'ours')
  await clock.run(20_000)
  expect((await notes.get(KEY, NEVER))?.value).toEqual({shape: '1', state: 'ours'})
})

test('at its end all of it is written at once', async () => {
  const {states, notes, clock} = keeping()
  states.remember('mine/shop', '1', 'new')
  await states.flush(NEVER)
  expect((await notes.get(KEY, NEVER))?.value).toEqual({shape: '1', state: 'new'})
  expect(clock.pending).toBe(0)
})

function keeping() {
  const clock = createVirtualClock(0)
  const inner = memoryNotes()
  const puts: string[] = []
  const errors: string[] = []
  const failing = {times: 0}
  const notes: typeof inner = {
    ...inner,
    put: async (key, ...rest) => {
      puts.push(key)
      if (failing.times-- > 0) throw new Error('the platform is away')
      return await inner.put(key, ...rest)
    },
  }
  const onError = (error: unknown) => void errors.push(error instanceof Error ? error.message : String(error))
  return {states: new PolicyStates({notes, clock, onError, signal: NEVER}), clock, notes, puts, errors, failing}
}
