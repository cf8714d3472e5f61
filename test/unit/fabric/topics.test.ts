import fc from 'fast-check'
import {expect, test} from 'vitest'
import {mayPublish, mayRead, placeOf} from '../../../src/fabric/access.js'
import {
  isPattern,
  isTopic,
  matchesPattern,
  parseTopic,
  presenceTopic,
  type TopicPlace,
  topicOf,
} from '../../../src/fabric/contract/topics.js'

const level = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,8}$/)
const place: fc.Arbitrary<TopicPlace> = fc.oneof(
  fc.record({slice: level, cluster: fc.constant(null), node: fc.constant(null)}),
  fc.record({slice: level, cluster: level, node: fc.constant(null)}),
  fc.record({slice: level, cluster: level, node: level}),
)

test('what is built can be parsed again', () => {
  fc.assert(
    fc.property(place, fc.array(level, {maxLength: 4}), (at, rest) => {
      const topic = topicOf(at, ...rest)
      expect(isTopic(topic)).toBe(true)
      expect(parseTopic(topic)).toEqual({...at, rest})
    }),
  )
})

test.each(['a/b', '', '+', '#', 'x#', 'a\0b'])('%j cannot be a level', (name) => {
  expect(() => topicOf({slice: 'lab', cluster: name, node: null})).toThrow(RangeError)
})

test('a cluster called "-" would look like none, and is refused', () => {
  expect(() => topicOf({slice: 'lab', cluster: '-', node: null})).toThrow(RangeError)
})

test.each(['other/lab/-/-', 'mlsysops/lab', 'mlsysops/lab/-', 'mlsysops/lab/+/-', ''])('%j is none of our topics', (topic) => {
  expect(parseTopic(topic)).toBeUndefined()
})

test('matching is as the definition by regular expressions has it', () => {
  const part = fc.constantFrom('a', 'b', 'c')
  const patternPart = fc.constantFrom('a', 'b', '+', '#')
  fc.assert(
    fc.property(fc.array(patternPart, {minLength: 1, maxLength: 5}), fc.array(part, {minLength: 1, maxLength: 5}), (parts, levels) => {
      const pattern = parts.join('/')
      fc.pre(isPattern(pattern))
      const expression = parts.map((one) => (one === '+' ? '[^/]+' : one)).join('/')
      const source = expression === '#' ? '.*' : expression.replace(/\/#$/, '(/.*)?')
      expect(matchesPattern(pattern, levels.join('/'))).toBe(new RegExp(`^${source}$`).test(levels.join('/')))
    }),
    {numRuns: 2_000},
  )
})

test('no pattern that an agent may read matches what its rights exclude', () => {
  const levels = ['c1', 'c2', 'n1', 'n2', '-', '+', '#']
  const patterns = [
    ['x'],
    ...levels.map((one) => [one]),
    ...levels.flatMap((one) =>
      levels.flatMap((two) => [
        [one, two],
        [one, two, '#'],
      ]),
    ),
  ]
    .map((parts) => ['mlsysops', 's', ...parts].join('/'))
    .filter(isPattern)
  let granted = 0
  for (const node of [null, 'n1']) {
    const agent: TopicPlace = {slice: 's', cluster: 'c1', node}
    for (const pattern of patterns.filter((one) => mayRead(agent, one))) {
      granted++
      for (const cluster of ['c1', 'c2', '-']) {
        for (const host of ['n1', 'n2', '-']) {
          if (!matchesPattern(pattern, `mlsysops/s/${cluster}/${host}/x`)) continue
          const isOwn = cluster === 'c1' && (node === null || host === 'n1' || host === '-')
          expect(isOwn || (cluster === '-' && host === '-'), `${node} ${pattern} ${cluster} ${host}`).toBe(true)
        }
      }
    }
  }
  expect(granted).toBeGreaterThan(10)
})

test('nobody but the layers above writes what is desired of an agent', () => {
  const places: TopicPlace[] = [
    {slice: 's', cluster: null, node: null},
    ...['c1', 'c2'].flatMap((cluster) => [null, 'n1', 'n2'].map((node) => ({slice: 's', cluster, node}))),
  ]
  for (const agent of places) {
    for (const target of places) {
      const isClusterAbove = agent.cluster === target.cluster && target.node !== null
      const isAbove = agent.node === null && (agent.cluster === null ? target.cluster !== null : isClusterAbove)
      expect(mayPublish(agent, topicOf(target, 'desired', 'x'))).toBe(isAbove)
      expect(mayPublish(agent, topicOf(target, 'reported', 'x'))).toBe(agent === target)
    }
  }
})

test('the place of an agent is read from its presence topic only', () => {
  const at = {slice: 's', cluster: 'c1', node: null}
  expect(placeOf(presenceTopic(at))).toMatchObject(at)
  expect(placeOf(topicOf(at, 'reported'))).toBeUndefined()
  expect(placeOf('presence')).toBeUndefined()
})
