import {expect, test} from 'vitest'
import {Mirror, type MirrorChange} from '../../../src/agent/mirror.js'
import {WatchQueue} from '../../../src/platform/contract/watch-queue.js'

function bench() {
  const changes: string[] = []
  const tell = (change: MirrorChange<string>) => changes.push('key' in change ? `${change.kind} ${change.key}` : change.kind)
  const mirror = new Mirror<string>({now: () => 7}, tell)
  const queue = new WatchQueue<string>({list: () => []})
  const stop = new AbortController()
  const following = mirror.follow(queue, stop.signal)
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {changes, mirror, queue, stop, following, settle}
}

test('a new snapshot wakes nobody who need not wake', async () => {
  const {changes, mirror, queue, stop, following, settle} = bench()
  queue.snapshot([
    {key: 'a', value: 'A', revision: '1'},
    {key: 'b', value: 'B', revision: '1'},
  ])
  await settle()
  changes.splice(0)
  queue.snapshot([
    {key: 'a', value: 'A', revision: '1'},
    {key: 'c', value: 'C', revision: '2'},
  ])
  await settle()
  expect(changes).toEqual(['delete b', 'put c', 'synced'])
  expect([...mirror.values().keys()]).toEqual(['a', 'c'])
  stop.abort()
  await following
})

test('what a reader holds does not change under it', async () => {
  const {mirror, queue, stop, following, settle} = bench()
  queue.snapshot([{key: 'a', value: 'A', revision: '1'}])
  await settle()
  const held = mirror.values()
  expect(mirror.values(), 'nor is it copied without a change').toBe(held)
  queue.put({key: 'a', value: 'A2', revision: '2'})
  await settle()
  expect(held.get('a')).toBe('A')
  expect(mirror.get('a')).toBe('A2')
  stop.abort()
  await following
})

test('a source that is not heard is told, since when, until it is heard again', async () => {
  const {mirror, queue, stop, following, settle} = bench()
  queue.snapshot([])
  queue.degraded(100)
  await settle()
  queue.degraded(200)
  await settle()
  expect(mirror.degradedSinceMs).toBe(100)
  queue.snapshot([])
  await settle()
  expect(mirror.degradedSinceMs).toBeUndefined()
  stop.abort()
  await following
})

test('a watch that ends by itself leaves what is known as not heard: nobody acts on it', async () => {
  const {mirror, queue, following, settle} = bench()
  queue.snapshot([{key: 'a', value: 'A', revision: '1'}])
  await settle()
  queue.fail(new Error('there is no such cluster'))
  await expect(following).rejects.toThrow('no such cluster')
  expect(mirror.degradedSinceMs).toBe(7)
})
