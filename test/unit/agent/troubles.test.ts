import {expect, test} from 'vitest'
import {Troubles} from '../../../src/agent/service/troubles.js'
import type {ApplicationView} from '../../../src/agent/service.js'
import type {InstancePhase, InstanceState} from '../../../src/platform/contract/index.js'
import {ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {APP} from '../../support/loop-bench.js'

function view(...instances: readonly (readonly [id: string, phase: InstancePhase, reason?: string])[]): ApplicationView {
  const running = instances.map(
    ([id, phase, reason]): InstanceState => ({
      id,
      node: 'n1',
      phase,
      startedMs: ORIGIN_MS,
      restarts: 0,
      generation: 1,
      image: 'web:1',
      ...(reason === undefined ? {} : {reason}),
    }),
  )
  const components = [{component: 'web', cluster: 'near', wanted: 1, ready: 0, instances: running, reasons: []}]
  return {spec: APP, phase: 'deploying', phaseSinceMs: ORIGIN_MS, reasons: [], clusters: ['near'], components, qos: []}
}

test('an image that cannot be pulled is told, once for each instance, whatever its words become', () => {
  const troubles = new Troubles()
  expect(troubles.newOf(view(['web-1', 'pulling']))).toEqual([])
  expect(troubles.newOf(view(['web-1', 'pulling', 'ErrImagePull']))).toMatchObject([
    {
      application: 'city',
      component: 'web',
      kind: 'not-ready',
      isTrouble: true,
      about: {instance: 'web-1'},
      message: 'web is not ready on n1: ErrImagePull',
    },
  ])
  expect(troubles.newOf(view(['web-1', 'pulling', 'ImagePullBackOff']))).toEqual([])
  expect(troubles.newOf(view(['web-1', 'ready'], ['web-2', 'failed', 'It ended.']))).toMatchObject([{instance: 'web-2'}])
})

test('what waits for its turn is in no trouble', () => {
  const troubles = new Troubles()
  expect(troubles.newOf(view(['web-1', 'pending', 'Node n1 has no room.'], ['web-2', 'starting', 'not ready yet']))).toEqual([])
})

test('an instance that is gone, and an application that is forgotten, are remembered no longer', () => {
  const troubles = new Troubles()
  const failing = view(['web-1', 'not-ready', 'CrashLoopBackOff'])
  expect(troubles.newOf(failing)).toHaveLength(1)
  expect(troubles.newOf(view())).toEqual([])
  expect(troubles.newOf(failing)).toHaveLength(1)
  troubles.forget('city')
  expect(troubles.newOf(failing)).toHaveLength(1)
})
