import {isDeepStrictEqual} from 'node:util'
import type {ClusterPlatform, InstanceState} from '../../../../src/platform/contract/index.js'
import {accepted, NEVER} from '../fixtures.js'
import {newestEpoch} from './assignment-faults.js'
import {EMPTY_PROMISE, instead, now, type PlantedFault, seenAs} from './planted-fault.js'

const AGAIN = 'the same intent again is accepted at the same revision and restarts nothing'
const APPLIED = 'what is applied is kept as an intent and becomes ready'
const MOVED = 'a move in two steps is never without a ready instance'
const REMOVED = 'what is removed ends and is gone; removing it again is accepted'
const REFUSED = 'what is not assigned here, or to no node of here, is refused with the reason'
const FORMER = 'what a former leader writes is stale, and changes nothing'
const NO_ROOM = 'what has no room waits and says why'

/** Faults in what runs. */
export const WORKLOAD_FAULTS: readonly PlantedFault[] = [
  {
    name: 'an intent does not keep where its change ends',
    plant: instead({cluster: (cluster) => ({intents: () => seenAs(cluster.intents(), (one) => ({...one, goal: []}))})}),
    caughtBy: [APPLIED],
  },
  {
    name: 'an instance is told on the wrong node',
    plant: instancesAs((instance) => ({...instance, node: 'n2'})),
    caughtBy: [APPLIED],
  },
  {
    name: 'an instance is told as ready before it is',
    plant: instancesAs((instance) => ({...instance, phase: 'ready'})),
    caughtBy: [NO_ROOM],
  },
  {
    name: 'an instance that waits does not say why',
    plant: instancesAs(({reason: _, ...instance}) => instance),
    caughtBy: [NO_ROOM],
  },
  {
    name: 'the same intent again restarts what runs',
    plant: applying(async (cluster, wanted, epoch, signal) => {
      const isSame = isDeepStrictEqual(await now(cluster.intents(), `${wanted.ref.application}/${wanted.ref.component}`), wanted)
      const before = isSame ? await cluster.apply(wanted, epoch, signal) : undefined
      if (isSame) accepted(await cluster.remove(wanted.ref, epoch, signal))
      const outcome = await cluster.apply(wanted, epoch, signal)
      return before ?? outcome
    }),
    caughtBy: [AGAIN],
  },
  {
    name: 'a move takes the old one down before the new one is ready',
    plant: applying(async (cluster, wanted, epoch, signal) => {
      const [, ...others] = wanted.hosts
      if (others.length > 0) accepted(await cluster.apply({...wanted, hosts: others}, epoch, signal))
      return cluster.apply(wanted, epoch, signal)
    }),
    caughtBy: [MOVED],
  },
  {
    name: 'a removal is acknowledged and not done',
    plant: instead({cluster: () => ({remove: async () => EMPTY_PROMISE})}),
    caughtBy: [REMOVED],
  },
  {
    name: 'a removal of what is gone is refused',
    plant: instead({
      cluster: (cluster) => ({
        async remove(ref, epoch, signal) {
          if ((await now(cluster.intents(), `${ref.application}/${ref.component}`)) !== undefined) return cluster.remove(ref, epoch, signal)
          return {kind: 'refused', reasons: [{code: 'component-not-found', message: 'There is none.', wayOut: 'mlsysops app list'}]}
        },
      }),
    }),
    caughtBy: [REMOVED],
  },
  {
    name: 'what is not assigned, or to no node of here, is accepted',
    plant: applying(async (cluster, wanted, epoch, signal) => {
      const outcome = await cluster.apply(wanted, epoch, signal)
      return outcome.kind === 'refused' ? EMPTY_PROMISE : outcome
    }),
    caughtBy: [REFUSED],
  },
  {
    name: 'a refusal has no reason',
    plant: applying(async (cluster, wanted, epoch, signal) => {
      const outcome = await cluster.apply(wanted, epoch, signal)
      return outcome.kind === 'refused' ? {kind: 'refused', reasons: []} : outcome
    }),
    caughtBy: [REFUSED],
  },
  {
    name: 'a former leader of a cluster is obeyed',
    plant: instead({
      cluster: (cluster) => {
        const {lease, newest} = newestEpoch(cluster.lease)
        return {
          lease,
          apply: (wanted, _, signal) => cluster.apply(wanted, newest(), signal),
          remove: (ref, _, signal) => cluster.remove(ref, newest(), signal),
        }
      },
    }),
    caughtBy: [FORMER],
  },
  {
    name: 'a former leader of a cluster is told that it is stale, and obeyed',
    plant: instead({
      cluster: (cluster) => {
        const {lease, newest} = newestEpoch(cluster.lease)
        return {
          lease,
          async apply(wanted, epoch, signal) {
            const outcome = await cluster.apply(wanted, epoch, signal)
            if (outcome.kind === 'stale') await cluster.apply(wanted, newest(), signal)
            return outcome
          },
        }
      },
    }),
    caughtBy: [FORMER],
  },
  {
    name: 'a call that was given up acts nevertheless',
    plant: applying(async (cluster, wanted, epoch, signal) => {
      const outcome = await cluster.apply(wanted, epoch, NEVER)
      signal.throwIfAborted()
      return outcome
    }),
    caughtBy: ['a call that was given up before it began does nothing'],
  },
]

type Apply = ClusterPlatform['apply']

function applying(apply: (cluster: ClusterPlatform, ...args: Parameters<Apply>) => ReturnType<Apply>): PlantedFault['plant'] {
  return instead({cluster: (cluster) => ({apply: (...args) => apply(cluster, ...args)})})
}

function instancesAs(change: (instance: InstanceState) => InstanceState): PlantedFault['plant'] {
  return instead({
    cluster: (cluster) => ({components: () => seenAs(cluster.components(), (one) => ({...one, instances: one.instances.map(change)}))}),
  })
}
