import {afterEach, beforeEach, describe, expect, test} from 'vitest'
import type {Journal} from '../../../src/knowledge/contract.js'
import {decision, event} from '../../fixtures/journal/records.js'

/** What every journal promises. */
export function journalContract(name: string, open: () => Promise<Journal>): void {
  describe(`journal contract: ${name}`, () => {
    let journal: Journal
    beforeEach(async () => {
      journal = await open()
    })
    afterEach(() => journal.close())

    test('what is written can be read as it was, with a place in the order', async () => {
      const written = decision('d1', {analysis: {verdict: 'adapt', reason: 'über dem Ziel ✓', evidence: {value: 61.25}}})
      await journal.write(written)
      expect(journal.get('d1')).toEqual({...written, seq: expect.any(Number) as number})
      expect(journal.get('d2')).toBeUndefined()
    })

    test('the record is what it was when write was called, whatever becomes of the object', async () => {
      const components = ['api']
      const writing = journal.write(decision('d1', {components}))
      components.push('web')
      await writing
      expect(journal.get('d1')?.components).toEqual(['api'])
    })

    test('a newer version replaces an older one in its place; an older or equal one changes nothing', async () => {
      expect(await journal.write(decision('d1', {version: 2, summary: 'second'}))).toBe(true)
      await journal.write(decision('d2'))
      expect(await journal.write(decision('d1', {version: 1, summary: 'first'}))).toBe(false)
      expect(await journal.write(decision('d1', {version: 2, summary: 'other second'}))).toBe(false)
      expect(journal.get('d1')?.summary).toBe('second')
      await journal.write(decision('d1', {version: 3, summary: 'third'}))
      expect(journal.list({limit: 10}).map(({id, summary}) => [id, summary])).toEqual([
        ['d2', 'moved'],
        ['d1', 'third'],
      ])
    })

    test('filters can be put together, and the newest come first', async () => {
      await Promise.all([
        journal.write(decision('a', {application: 'shop', components: ['api', 'web'], timeMs: 1})),
        journal.write(decision('b', {components: ['web'], cluster: 'c2', timeMs: 2})),
        journal.write(decision('c', {application: 'cam', components: ['api'], agent: 'other', timeMs: 3})),
        journal.write(decision('d', {verdict: {kind: 'rejected', reasons: []}, timeMs: 4})),
        journal.write(decision('e', {proposer: {kind: 'person', by: 'ann', order: 'o1'}, timeMs: 5})),
        journal.write(decision('f', {proposer: {kind: 'policy', policy: 'qos', version: '2'}, timeMs: 6})),
      ])
      const found = (filter: object): string => {
        return journal
          .list({limit: 10, ...filter})
          .map(({id}) => id)
          .join('')
      }
      expect(found({})).toBe('fedcba')
      expect(found({application: 'shop'})).toBe('fedba')
      expect(found({component: 'web'})).toBe('ba')
      expect(found({application: 'cam', component: 'api'})).toBe('c')
      expect(found({cluster: 'c2'})).toBe('b')
      expect(found({agent: 'other'})).toBe('c')
      expect(found({verdict: 'rejected'})).toBe('d')
      expect(found({policy: 'qos'})).toBe('f')
      expect(found({sinceMs: 5})).toBe('fe')
      expect(found({limit: 2})).toBe('fe')
      expect(found({before: journal.get('c')?.seq})).toBe('ba')
      expect(found({limit: 0})).toBe('')
    })

    test('a decision whose components change is found by the new ones only', async () => {
      await journal.write(decision('d1', {components: ['api', 'api']}))
      await journal.write(decision('d1', {components: ['web'], version: 2}))
      expect(journal.list({component: 'api', limit: 10})).toEqual([])
      expect(journal.list({component: 'web', limit: 10})).toHaveLength(1)
    })

    test('open are those admitted and never closed, of that agent', async () => {
      await journal.write(decision('closed', {outcome: {kind: 'done', message: '', durationMs: 1}, closedMs: 5}))
      await journal.write(decision('rejected', {verdict: {kind: 'rejected', reasons: []}}))
      await journal.write(decision('running', {outcome: {kind: 'executing'}}))
      await journal.write(decision('foreign', {agent: 'other', outcome: {kind: 'executing'}}))
      expect(journal.open('agent-1').map(({id}) => id)).toEqual(['running'])
      await journal.write(decision('running', {version: 2, outcome: {kind: 'interrupted', message: ''}, closedMs: 9}))
      expect(journal.open('agent-1')).toEqual([])
    })

    test('a copy that asks from its cursor gets every change once, the last state of each', async () => {
      for (const id of ['a', 'b', 'c']) await journal.write(decision(id))
      const first = journal.changesSince(0, 2)
      expect(first.decisions.map(({id}) => id)).toEqual(['a', 'b'])
      await journal.write(decision('a', {version: 2}))
      const rest = journal.changesSince(first.cursor, 10)
      expect(rest.decisions.map(({id, version}) => [id, version])).toEqual([
        ['c', 1],
        ['a', 2],
      ])
      expect(journal.changesSince(rest.cursor, 10)).toEqual({decisions: [], cursor: rest.cursor})
    })

    test('a copy gets no more at once than it asked for in characters, but one at least', async () => {
      const characters = 3 * JSON.stringify(decision('a')).length
      for (const id of ['a', 'b', 'c', 'd']) await journal.write(decision(id))
      await journal.write(decision('long', {summary: 'x'.repeat(characters)}))
      await journal.write(decision('last'))
      const parts: string[] = []
      for (let cursor = 0, before = -1; cursor !== before; ) {
        before = cursor
        const part = journal.changesSince(cursor, 10, characters)
        parts.push(part.decisions.map(({id}) => id).join('+'))
        cursor = part.cursor
      }
      expect(parts).toEqual(['a+b+c', 'd', 'long', 'last', ''])
    })

    test('how far another journal was copied is kept by source, and replaced', async () => {
      expect(journal.copied('near')).toBeUndefined()
      await journal.markCopied('near', {beginning: 1, cursor: 5})
      await journal.markCopied('near', {beginning: 2, cursor: 3})
      await journal.markCopied('far', {beginning: 1, cursor: 9})
      expect(journal.copied('near')).toEqual({beginning: 2, cursor: 3})
      expect(journal.copied('far')).toEqual({beginning: 1, cursor: 9})
    })

    test('its cursors begin at its beginning', async () => {
      await journal.write(decision('a'))
      expect(journal.changesSince(journal.beginning, 10).decisions).toHaveLength(1)
    })

    test('events have growing ids and can be read from any of them', async () => {
      const ids = await Promise.all([1, 2, 3].map((number) => journal.record(event(`event ${number}`))))
      expect(ids).toEqual(ids.toSorted((a, b) => a - b))
      const all = journal.eventsSince(0, 10)
      expect(all.gap).toBe(false)
      expect(all.events.map(({message}) => message)).toEqual(['event 1', 'event 2', 'event 3'])
      expect(all.events[0]).toEqual({...event('event 1'), id: ids[0]})
      expect(journal.eventsSince(ids[0] ?? 0, 1).events.map(({message}) => message)).toEqual(['event 2'])
      expect(journal.eventsSince(ids[2] ?? 0, 10)).toEqual({events: [], gap: false})
      expect(journal.lastEventId()).toBe(ids[2])
    })

    test('the newest ten thousand events are kept, and who missed some is told', async () => {
      const ids = await Promise.all([...Array(10_500).keys()].map((number) => journal.record(event(`${number}`))))
      const {events, gap} = journal.eventsSince(ids[100] ?? 0, 20_000)
      expect(gap).toBe(true)
      expect(events.length).toBeGreaterThanOrEqual(10_000)
      expect(events.length).toBeLessThan(10_300)
      expect(events.at(-1)?.message).toBe('10499')
      expect(journal.eventsSince(ids[5_000] ?? 0, 20_000)).toMatchObject({gap: false})
    })

    test('a record that cannot be stored rejects alone', async () => {
      const bad = decision('bad', {timeMs: {} as unknown as number})
      const results = await Promise.allSettled([journal.write(decision('a')), journal.write(bad), journal.write(decision('b'))])
      expect(results.map(({status}) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(journal.list({limit: 10}).map(({id}) => id)).toEqual(['b', 'a'])
    })

    test('closing keeps what was asked to be written before it, and closing again does nothing', async () => {
      const writing = journal.write(decision('late'))
      await journal.close()
      await journal.close()
      await writing
      await expect(journal.write(decision('after'))).rejects.toMatchObject({code: 'journal-unwritable'})
    })
  })
}
