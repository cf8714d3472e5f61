import {X509Certificate} from 'node:crypto'
import fc from 'fast-check'
import {expect, test} from 'vitest'
import {isLevel, type TopicPlace} from '../../../src/fabric/contract/topics.js'
import {formatIdentity, identityOf, parseIdentity} from '../../../src/fabric/identity.js'
import {createAuthority} from '../../../src/support/certificates.js'

const level = fc.string({minLength: 1, maxLength: 80, unit: 'binary'}).filter((text) => text !== '-' && isLevel(text))
const place: fc.Arbitrary<TopicPlace> = fc.oneof(
  fc.record({slice: level, cluster: fc.constant(null), node: fc.constant(null)}),
  fc.record({slice: level, cluster: level, node: fc.constant(null)}),
  fc.record({slice: level, cluster: level, node: level}),
)

test('an identity that is written can be read again, whatever the names hold', () => {
  fc.assert(
    fc.property(place, (at) => {
      expect(parseIdentity(formatIdentity(at))).toEqual(at)
    }),
  )
})

test('an identity has one form: what can be read is what would be written', () => {
  const text = fc.array(fc.constantFrom('mlsysops', 'lab', 'node', 'cluster', 'continuum', 'c1', '-', '', '%41', '%'), {maxLength: 6})
  fc.assert(
    fc.property(text, (parts) => {
      const read = parseIdentity(parts.join(':'))
      if (read !== undefined) expect(parseIdentity(formatIdentity(read))).toEqual(read)
    }),
  )
})

test.each([
  'mlsysops:lab:node:c1',
  'mlsysops:lab:node:c1:-',
  'mlsysops:lab:cluster:c1:n1',
  'mlsysops:lab:continuum:c1:-',
  'mlsysops:lab:node:-:n1',
  'mlsysops::continuum:-:-',
  'mlsysops:lab:node:c1:n1:more',
  'mlsysops:lab:node:c1:%',
  'mlsysops:lab:cluster:%2B:-',
  'mlsysops:lab:node:c1:n1%2Fx',
  'spiffe://lab/c1/n1',
])('%s is no identity', (text) => {
  expect(parseIdentity(text)).toBeUndefined()
})

test.each([
  ["an agent's", ['mlsysops:lab:node:c1:n1'], ['localhost', '127.0.0.1'], {slice: 'lab', cluster: 'c1', node: 'n1'}],
  ['one with names of other kinds', ['spiffe://x/y', 'mlsysops:lab:cluster:c1:-'], [], {slice: 'lab', cluster: 'c1', node: null}],
  ['one without a name', [], ['localhost'], undefined],
  ['one that says it is two', ['mlsysops:lab:node:c1:n1', 'mlsysops:lab:cluster:c1:-'], [], undefined],
  ['one that hides a name in another', ['spiffe://x, URI:mlsysops:lab:cluster:c1:-'], [], undefined],
])('the place of a certificate: %s', async (_, uris, names, expected) => {
  const authority = await createAuthority('test')
  const {certificate} = await authority.issue({commonName: 'agent', usage: 'client', uris, names})
  expect(identityOf(new X509Certificate(certificate))).toEqual(expected)
})
