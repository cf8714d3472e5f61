import {expect} from 'vitest'
import {accepted, Mirror, NEVER} from '../fixtures.js'
import type {ContractCase} from './contract-case.js'

/** What must outlive an agent, and who may act. */
export const NOTE_CASES: readonly ContractCase[] = [
  {
    name: 'notes are versioned: created once, replaced at their revision, stale otherwise',
    async run({slice}) {
      const notes = slice.notes()
      const first = accepted(await notes.put('budget/shop', {changes: 1}, undefined, NEVER))
      expect(await notes.put('budget/shop', {changes: 2}, undefined, NEVER)).toEqual({kind: 'stale'})
      const second = accepted(await notes.put('budget/shop', {changes: 2}, first, NEVER))
      expect(await notes.put('budget/shop', {changes: 3}, first, NEVER)).toEqual({kind: 'stale'})
      expect(await notes.get('budget/shop', NEVER)).toEqual({key: 'budget/shop', value: {changes: 2}, revision: second})
    },
  },
  {
    name: 'a watch of notes tells those under its prefix alone, and their end',
    async run({slice}) {
      const notes = slice.notes()
      accepted(await notes.put('budget/shop', {changes: 1}, undefined, NEVER))
      const mirror = new Mirror(notes.watch('budget/'))
      await mirror.until(({isSynced, items}) => isSynced && items.has('budget/shop'))
      accepted(await notes.put('pin/x', 1, undefined, NEVER))
      accepted(await notes.delete('budget/shop', NEVER))
      await mirror.until(({items}) => items.size === 0)
      expect(await notes.get('budget/shop', NEVER)).toBeUndefined()
      mirror.close()
    },
  },
  {
    name: 'notes of a cluster are its own',
    async run({slice, cluster, lead}) {
      await lead('cluster')
      const notes = cluster.notes()
      accepted(await notes.put('state/x', {n: 1}, undefined, NEVER))
      expect(await slice.notes().get('state/x', NEVER)).toBeUndefined()
      expect(await notes.get('state/x', NEVER)).toMatchObject({value: {n: 1}})
    },
  },
  {
    name: 'a lease has one holder; the next waits for it',
    async run({slice, lead}) {
      await lead('slice')
      const waiting = new AbortController()
      const events: unknown[] = []
      const reader = (async () => {
        for await (const event of slice.lease(waiting.signal)) events.push(event)
      })()
      await slice.notes().put('a', 1, undefined, NEVER)
      expect(events).toEqual([])
      waiting.abort()
      await reader
      expect(events).toEqual([])
    },
  },
]
