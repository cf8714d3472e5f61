import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import {accepted, application, component, Mirror, NEVER, spec} from './fixtures.js'
import {type MakeHarness, type PlatformHarness, seen} from './harness.js'

/** What every watch of a platform keeps to, shown by the one of applications. */
export function describeWatch(name: string, make: MakeHarness): void {
  describe(`watches of ${name}`, () => {
    let harness: PlatformHarness
    beforeEach(async () => {
      harness = await make()
    })
    afterEach(() => harness.close())

    test('a watch begins with a snapshot of what is there, then says synced', async () => {
      accepted(await harness.slice.put(spec(application('a')), undefined, NEVER))
      accepted(await harness.slice.put(spec(application('b')), undefined, NEVER))
      const mirror = new Mirror(harness.slice.applications())
      await mirror.until(({isSynced}) => isSynced)
      expect(mirror.events[0]?.kind).toBe('snapshot')
      expect([...mirror.items.keys()].sort()).toEqual(['a', 'b'])
      mirror.close()
    })

    test('one’s own writes are seen by their revision', async () => {
      const mirror = new Mirror(harness.slice.applications())
      await mirror.until(({isSynced}) => isSynced)
      const revision = accepted(await harness.slice.put(spec(application('a')), undefined, NEVER))
      await mirror.until(({revisions}) => revisions.get('a') === revision)
      expect(mirror.get('a')?.revision).toBe(revision)
      mirror.close()
    })

    test('a slow reader is told the last state of each object, not every step', async () => {
      const watch = harness.slice.applications()
      const reader = watch[Symbol.asyncIterator]()
      expect((await reader.next()).value).toMatchObject({kind: 'snapshot', items: []})
      expect((await reader.next()).value).toEqual({kind: 'synced'})
      const revision = accepted(await harness.slice.put(spec(application('a')), undefined, NEVER))
      let current = await seen(harness.slice, 'a')
      for (let change = 0; change < 20; change++) {
        const changed = application('a', [component(`web-${change}`)])
        accepted(await harness.slice.put(spec(changed), current.revision, NEVER))
        current = await seen(harness.slice, 'a')
      }
      const told: string[] = []
      const mirror = new Mirror({[Symbol.asyncIterator]: () => reader, close: () => watch.close()})
      await mirror.until(({revisions}) => revisions.get('a') === current.revision)
      for (const event of mirror.events) if (event.kind === 'put') told.push(event.revision)
      // Over a wire some steps may be under way already; never all of them, and the last is the newest.
      expect(told.length).toBeLessThan(21)
      expect(told.at(-1)).toBe(current.revision)
      expect(told).not.toEqual([revision])
      mirror.close()
    })

    test('a closed watch ends its reader, and leaving the loop closes it', async () => {
      const watch = harness.slice.applications()
      const kinds: string[] = []
      for await (const event of watch) {
        kinds.push(event.kind)
        if (event.kind === 'synced') watch.close()
      }
      expect(kinds).toEqual(['snapshot', 'synced'])
    })
  })
}
