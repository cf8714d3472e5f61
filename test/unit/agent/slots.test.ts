import {expect, test} from 'vitest'
import {Slots} from '../../../src/agent/loop/slots.js'

const NEVER = new AbortController().signal

test('no more run at once than there are slots; who waits goes by priority, then by age', async () => {
  const slots = new Slots(2)
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  const run = (name: string, priority: number) =>
    slots.run(
      () => priority,
      () => {
        begun.push(name)
        return new Promise<void>((resolve) => ends.set(name, resolve))
      },
      NEVER,
    )
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.()
    await all[name]
    await Promise.resolve()
  }
  const all: {readonly [name: string]: Promise<void>} = {
    a: run('a', 0),
    b: run('b', 0),
    old: run('old', 0),
    young: run('young', 0),
    person: run('person', 1_000),
  }
  await Promise.resolve()
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'person'])
  await end('a')
  await end('person')
  expect(begun).toEqual(['a', 'b', 'person', 'old', 'young'])
  await end('old')
  await end('young')
})

test('a slot is free again after a failure, and who gives up waiting takes none', async () => {
  const slots = new Slots(1)
  const broken = slots.run(
    () => 0,
    async () => {
      throw new Error('broken')
    },
    NEVER,
  )
  await expect(broken).rejects.toThrow('broken')
  const first = Promise.withResolvers<void>()
  const running = slots.run(
    () => 0,
    () => first.promise,
    NEVER,
  )
  const abort = new AbortController()
  const seen: boolean[] = []
  const waiting = slots.run(
    () => 0,
    async () => void seen.push(abort.signal.aborted),
    abort.signal,
  )
  const next = slots.run(
    () => 0,
    async () => 'next',
    NEVER,
  )
  abort.abort()
  await waiting
  expect(seen).toEqual([true])
  first.resolve()
  await running
  expect(await next).toBe('next')
})
