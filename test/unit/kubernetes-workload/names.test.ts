import fc from 'fast-check'
import {expect, test} from 'vitest'
import {labelValue, workloadName} from '../../../src/platform/kubernetes/workload/names.js'

const label = fc.stringMatching(/^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/)
const hostName = fc.array(label, {minLength: 1, maxLength: 4}).map((labels) => labels.join('.'))
const place = fc.record({application: label, component: label, host: hostName})
const nameOf = ({application, component, host}: {application: string; component: string; host: string}): string =>
  workloadName({application, component}, host)

test('the name of a workload leaves room in a label for those of its ReplicaSet and Pods', () => {
  fc.assert(fc.property(place, (one) => /^[a-z0-9](?:[-a-z0-9]{0,44}[a-z0-9])?$/.test(nameOf(one))))
})

test('two workloads never have one name', () => {
  // Close to each other: where the hyphens are is all that differs.
  const part = fc.stringMatching(/^[ab](?:-?[ab]){0,3}$/)
  const close = fc.record({application: part, component: part, host: part})
  fc.assert(
    fc.property(
      fc.uniqueArray(close, {selector: (one) => JSON.stringify(one), maxLength: 30}),
      (all) => new Set(all.map(nameOf)).size === all.length,
    ),
  )
})

test('the name is for people, and stays the same', () => {
  expect(workloadName({application: 'shop', component: 'server'}, 'n1')).toBe('server-n1-jcnrgnt5nf')
  expect(workloadName({application: 'shop', component: 'c'.repeat(63)}, 'rack-7.edge.example.org')).toMatch(/^c+-rack-7-edge-e?/)
})

test('any text fits into a label', () => {
  fc.assert(
    fc.property(fc.string({minLength: 1, unit: 'grapheme'}), (text) =>
      /^(?=.{1,63}$)[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(labelValue(text)),
    ),
  )
  expect(labelValue('node-1.example.org')).toBe('node-1.example.org')
  expect(labelValue('a'.repeat(64))).not.toBe(labelValue('a'.repeat(65)))
})
