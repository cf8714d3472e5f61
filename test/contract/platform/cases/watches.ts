import {expect} from 'vitest'
import {accepted, application, component, Mirror, NEVER, spec} from '../fixtures.js'
import {seen} from '../harness.js'
import type {ContractCase} from './contract-case.js'

/** What every watch of a platform keeps to, shown by the one of applications. */
export const WATCH_CASES: readonly ContractCase[] = [
  {
    name: 'a watch begins with a snapshot of what is there, then says synced',
    async run({slice}) {
      accepted(await slice.put(spec(application('a')), undefined, NEVER))
      accepted(await slice.put(spec(application('b')), undefined, NEVER))
      const mirror = new Mirror(slice.applications())
      await mirror.until(({isSynced}) => isSynced)
      expect(mirror.events[0]?.kind).toBe('snapshot')
      expect([...mirror.items.keys()].sort()).toEqual(['a', 'b'])
      mirror.close()
    },
  },
  {
    name: 'one’s own writes are seen by their revision',
    async run({slice}) {
      const mirror = new Mirror(slice.applications())
      await mirror.until(({isSynced}) => isSynced)
      const revision = accepted(await slice.put(spec(application('a')), undefined, NEVER))
      await mirror.until(({revisions}) => revisions.get('a') === revision)
      expect(mirror.get('a')?.revision).toBe(revision)
      mirror.close()
    },
  },
  {
    name: 'a watch never goes back to what was before',
    async run({slice}) {
      const mirror = new Mirror(slice.applications())
      await mirror.until(({isSynced}) => isSynced)
      const written = [accepted(await slice.put(spec(application('a')), undefined, NEVER))]
      for (const image of ['db', 'cache']) {
        const changed = spec(application('a', [component('web'), component(image)]))
        written.push(accepted(await slice.put(changed, written.at(-1), NEVER)))
      }
      accepted(await slice.put(spec(application('b')), undefined, NEVER))
      await mirror.until(({items}) => items.has('b'))
      const told = mirror.events.flatMap((event) => (event.kind === 'put' && event.key === 'a' ? [written.indexOf(event.revision)] : []))
      expect(told).toEqual(told.toSorted((a, b) => a - b))
      expect(mirror.revisions.get('a')).toBe(written.at(-1))
      mirror.close()
    },
  },
  {
    name: 'a slow reader is told the last state of each object, not every step',
    async run({slice}) {
      const watch = slice.applications()
      const reader = watch[Symbol.asyncIterator]()
      expect((await reader.next()).value).toMatchObject({kind: 'snapshot', items: []})
      expect((await reader.next()).value).toEqual({kind: 'synced'})
      const revision = accepted(await slice.put(spec(application('a')), undefined, NEVER))
      let current = await seen(slice, 'a')
      for (let change = 0; change < 20; change++) {
        const changed = application('a', [component(`web-${change}`)])
        accepted(await slice.put(spec(changed), current.revision, NEVER))
        current = await seen(slice, 'a')
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
    },
  },
  {
    name: 'a closed watch ends its reader, and leaving the loop closes it',
    async run({slice}) {
      const closed = slice.applications()
      const kinds: string[] = []
      for await (const event of closed) {
        kinds.push(event.kind)
        if (event.kind === 'synced') closed.close()
      }
      expect(kinds).toEqual(['snapshot', 'synced'])
      const left = slice.applications()
      for await (const _ of left) break
      for await (const event of left) expect(event, 'told after its reader had left').toBeUndefined()
    },
  },
]
