import type {NodeState} from '../../../../src/platform/contract/index.js'
import {EMPTY_PROMISE, instead, type PlantedFault, seenAs} from './planted-fault.js'

const EXTRA = 'a node is added, cordoned, changed and taken out again'
const LOST = 'a node that is lost is told so, and what ran there is not told as ready; it returns with what it had'

/** Faults in what is told of nodes, and in what people do with them. */
export const INFRASTRUCTURE_FAULTS: readonly PlantedFault[] = [
  {
    name: 'a node tells nothing of its description',
    plant: nodesAs(({pricePerHour: _p, powerWatts: _w, ...node}) => ({...node, labels: []})),
    caughtBy: ['nodes tell their capacity, what is free, layer, labels, price and readiness'],
  },
  {
    name: 'what others requested counts as free',
    plant: nodesAs((node) => ({...node, free: node.capacity})),
    caughtBy: ['what runs on a node is no longer free there, until it ends'],
  },
  {
    name: 'what was requested is never free again',
    plant: nodesAs(neverFreed()),
    caughtBy: ['what runs on a node is no longer free there, until it ends'],
  },
  {
    name: 'a node that is lost is told as ready',
    plant: nodesAs((node) => ({...node, ready: true})),
    caughtBy: [LOST],
  },
  {
    name: 'what ran on a lost node is told as ready',
    plant: instead({
      cluster: (cluster) => ({
        components: () =>
          seenAs(cluster.components(), (one) => ({
            ...one,
            instances: one.instances.map((instance) => ({...instance, phase: instance.phase === 'unknown' ? 'ready' : instance.phase})),
          })),
      }),
    }),
    caughtBy: [LOST],
  },
  {
    name: 'what ran on a lost node is made anew there when it returns',
    plant: instead({
      cluster: (cluster) => ({
        components() {
          let losses = 0
          return seenAs(cluster.components(), (one) => {
            if (one.instances.some(({phase}) => phase === 'unknown')) losses += 1
            return {...one, instances: one.instances.map((instance) => ({...instance, id: `${instance.id}-${losses}`}))}
          })
        },
      }),
    }),
    caughtBy: [LOST],
  },
  {
    name: 'a node that is added is not there',
    plant: instead({slice: () => ({putNode: async () => EMPTY_PROMISE})}),
    caughtBy: [EXTRA],
  },
  {
    name: 'a new description of a node lifts its cordon',
    plant: instead({
      slice: (slice) => ({
        async putNode(cluster, node, signal) {
          const outcome = await slice.putNode(cluster, node, signal)
          await slice.cordon(cluster, node.name, false, signal)
          return outcome
        },
      }),
    }),
    caughtBy: [EXTRA],
  },
  {
    name: 'a cordon that names no node is forgotten',
    plant: instead({
      slice: (slice) => ({
        cordon: async (cluster, node, cordoned, signal) =>
          node === undefined ? EMPTY_PROMISE : await slice.cordon(cluster, node, cordoned, signal),
      }),
    }),
    caughtBy: ['a cluster is cordoned and let go again, by a person who names no node'],
  },
  {
    name: 'a node that is in use is said to be taken out',
    plant: instead({
      slice: (slice) => ({
        async deleteNode(cluster, node, signal) {
          const outcome = await slice.deleteNode(cluster, node, signal)
          return outcome.kind === 'refused' ? EMPTY_PROMISE : outcome
        },
      }),
    }),
    caughtBy: ['a node that runs something is not taken out'],
  },
]

function nodesAs(change: (node: NodeState) => NodeState): PlantedFault['plant'] {
  return instead({cluster: (cluster) => ({nodes: () => seenAs(cluster.nodes(), change)})})
}

function neverFreed(): (node: NodeState) => NodeState {
  const least = new Map<string, number>()
  return (node) => {
    const cpuMillicores = Math.min(node.free.cpuMillicores, least.get(node.name) ?? Number.POSITIVE_INFINITY)
    least.set(node.name, cpuMillicores)
    return {...node, free: {...node.free, cpuMillicores}}
  }
}
