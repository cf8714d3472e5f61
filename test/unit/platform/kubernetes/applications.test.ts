import {expect, test} from 'vitest'
import {applicationOf} from '../../../../src/platform/kubernetes/direct/applications.js'
import type {AppObject, OrderSetObject} from '../../../../src/platform/kubernetes/kinds.js'
import {application} from '../../../contract/platform/fixtures.js'

test('an approval that an earlier version kept among the orders is no order', () => {
  const metadata = {name: 'city', uid: 'u1', generation: 1, creationTimestamp: '2026-01-01T00:00:00Z'}
  const app = {apiVersion: 'v1', kind: 'App', metadata, spec: application('city')} as unknown as AppObject
  const scale = {id: 'o1', component: 'web', by: 'ada', issuedMs: 0, wish: {kind: 'scale', instances: 2}}
  const approval = {id: 'o2', component: 'web', by: 'ada', issuedMs: 0, untilMs: 1, wish: {kind: 'approve', decision: 'd1'}}
  const ownerReferences = [{uid: 'u1'}]
  const orderSet = {metadata: {...metadata, ownerReferences}, spec: {orders: [scale, approval]}} as unknown as OrderSetObject
  expect(applicationOf(app, orderSet).orders).toEqual([scale])
})
