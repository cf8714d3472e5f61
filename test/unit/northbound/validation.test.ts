import {expect, test} from 'vitest'
import {routes} from '../../../src/northbound/contract/routes.js'
import {validatorOf} from '../../../src/northbound/server/validation.js'

test('what is no label is told in words, with an example, and not as the pattern of the schema', () => {
  const call = {params: {policy: 'mine'}, query: {}, headers: {}, body: {labels: ['bad text'], priority: 0, enabled: true}}
  const validate = validatorOf(routes.bindPolicy)
  expect(() => validate(call)).toThrow(
    'labels.0 must be a label as descriptions carry them, such as tier:video: letters, digits and - _ . / : = between them. "bad text" is none.',
  )
  expect(() => validate({...call, body: {...call.body, labels: ['tier:video'], applications: ['A b'], nodes: ['a b']}})).toThrow(
    'such as camera',
  )
})
