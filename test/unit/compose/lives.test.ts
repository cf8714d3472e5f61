import {expect, test} from 'vitest'
import {inLives} from '../../../src/compose/lives.js'
import {problemOf} from '../../../src/northbound/server/problem.js'

test('a lost lease ends one life and begins the next; what was asked of the one that ends is told to come again', async () => {
  const process = new AbortController()
  const reasons: unknown[] = []
  await inLives(process.signal, async ({signal, onLead}) => {
    const lead = onLead(() => undefined)
    lead(undefined)
    expect(signal.aborted, 'who never led has lost nothing').toBe(false)
    lead(1)
    lead(undefined)
    reasons.push(signal.reason)
    if (reasons.length === 2) process.abort()
  })
  expect(reasons).toHaveLength(2)
  expect(problemOf(reasons[0], 'r')).toMatchObject({problem: {status: 503, code: 'stopping'}, isBug: false})
})
