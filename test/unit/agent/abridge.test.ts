import {describe, expect, test} from 'vitest'
import {abridge} from '../../../src/agent/loop/abridge.js'
import type {Candidate} from '../../../src/policy/contract.js'
import {unlistedText} from '../../../src/support/text/unlisted.js'

const eligible = (host: string, score: number, component = 'web'): Candidate => ({component, host, chosen: false, refusals: [], score})
const refused = (host: string, code: string, component = 'web'): Candidate => ({
  component,
  host,
  chosen: false,
  refusals: [{code, message: code}],
})
const many = (count: number, make: (index: number) => Candidate) => Array.from({length: count}, (_, index) => make(index))

describe('what a record keeps of the hosts that were weighed', () => {
  test('few are all kept, as they were', () => {
    const candidates = [eligible('a', 0.1), refused('b', 'memory-short')]
    expect(abridge(candidates)).toEqual({candidates})
  })

  test('of many: the chosen one whatever its score, the best others, each kind of refusal; the rest is counted', () => {
    const candidates = [
      ...many(600, (index) => eligible(`e${index}`, index / 1000)),
      {...eligible('chosen', 0), chosen: true},
      ...many(398, (index) => refused(`m${index}`, 'memory-short')),
      refused('seldom', 'node-cordoned'),
    ]
    const {candidates: kept, unlisted} = abridge(candidates)
    const hosts = kept.map(({host}) => host)
    expect(hosts).toEqual(expect.arrayContaining(['chosen', 'e599', 'e590', 'm0', 'seldom']))
    expect(hosts).not.toContain('e0')
    expect(kept.length).toBeLessThanOrEqual(25)
    expect(kept.length + (unlisted?.eligible ?? 0) + (unlisted?.refused['memory-short'] ?? 0)).toBe(1000)
    expect(unlisted?.refused).not.toHaveProperty('node-cordoned')
  })

  test('where nothing would do, twenty-four refusals are kept', () => {
    const {candidates, unlisted} = abridge(many(1000, (index) => refused(`m${index}`, 'memory-short')))
    expect(candidates).toHaveLength(24)
    expect(unlisted).toEqual({eligible: 0, refused: {'memory-short': 976}})
    expect(unlistedText(unlisted)).toEqual(['976 more hosts are only counted here (976 would not: too little memory free)'])
  })

  test('a record about many components keeps some of each, and stays small', () => {
    const candidates = many(128, (index) => eligible('', index)).flatMap((_, component) =>
      many(100, (index) => eligible(`e${index}`, index, `c${component}`)),
    )
    const kept = abridge(candidates).candidates
    expect(new Set(kept.map(({component}) => component)).size).toBe(128)
    expect(kept.length).toBeLessThanOrEqual(128 * 4)
  })
})
