import type {ApplicationStatusDto, ClusterDto} from '../../../src/northbound/contract/dto.js'
import {demoSlice, type Slice} from './fake-client.js'
import {application, cluster, decision, instance, node} from './slice.js'

/** 200 applications on 2,000 nodes in 20 clusters: every tenth application misses its target, one node in 100 is not ready. */
export function bigSlice(): Slice {
  const clusters: readonly ClusterDto[] = Array.from({length: 20}, (_, c) => {
    const name = `cluster-${String(c).padStart(2, '0')}`
    return cluster(
      name,
      Array.from({length: 100}, (_, n) =>
        node(name, `${name}-node${String(n).padStart(3, '0')}`, {
          taken: (n % 8) * 900,
          instances: n % 5 === 0 ? 1 : 0,
          price: 0.05,
          ready: n % 100 !== 99,
        }),
      ),
    )
  })
  return {
    ...demoSlice(),
    infrastructure: {continuum: 'city-wide', clusters},
    applications: Array.from({length: 200}, (_, index) => bigApplication(index)),
    decisions: Array.from({length: 100}, (_, index) => decision(`d-${index}`, index * 3, {application: `camera-${index}`})),
    agents: [],
  }
}

export function bigApplication(index: number, latency = index % 10 === 3 ? 71.5 : 31 + (index % 7)): ApplicationStatusDto {
  const host = `cluster-${String(index % 20).padStart(2, '0')}-node${String((index * 5) % 100).padStart(3, '0')}`
  return application(`camera-${String(index).padStart(3, '0')}`, {
    clusters: [`cluster-${String(index % 20).padStart(2, '0')}`],
    components: [
      {
        component: 'classifier',
        cluster: `cluster-${String(index % 20).padStart(2, '0')}`,
        wanted: 1,
        ready: 1,
        instances: [instance(host)],
        reasons: [],
      },
    ],
    qos: [
      {
        component: 'classifier',
        metric: 'frame_classify_latency',
        target: 50,
        relation: 'lower_or_equal',
        value: latency,
        sampledAt: '2026-11-21T09:14:21.000Z',
        met: latency <= 50,
      },
    ],
  })
}
