import {expect} from 'vitest'
import {accepted, application, component, intent, Mirror, NEVER, nodeDescription} from '../fixtures.js'
import type {ContractCase} from './contract-case.js'

/** Clusters and nodes: what is told of them, and what people do with them. */
export const INFRASTRUCTURE_CASES: readonly ContractCase[] = [
  {
    name: 'clusters tell their name and readiness',
    async run({slice, clusterName, otherCluster}) {
      const clusters = new Mirror(slice.clusters())
      await clusters.until(({items}) => [clusterName, otherCluster].every((name) => items.get(name)?.ready === true))
      expect([...clusters.items.keys()].sort()).toEqual([clusterName, otherCluster].sort())
      expect(clusters.get(clusterName)).toMatchObject({name: clusterName, cordoned: false, description: {cluster_id: clusterName}})
      clusters.close()
    },
  },
  {
    name: 'nodes tell their capacity, what is free, layer, labels, price and readiness',
    async run({cluster, clusterName, nodes: [name]}) {
      const nodes = new Mirror(cluster.nodes())
      await nodes.until(({isSynced}) => isSynced)
      expect(nodes.get(name)).toMatchObject({
        name,
        cluster: clusterName,
        ready: true,
        cordoned: false,
        layer: 'edge',
        labels: ['zone:a'],
        capacity: {cpuMillicores: 8000},
        free: {cpuMillicores: 8000},
        pricePerHour: 0.1,
        powerWatts: 100,
      })
      nodes.close()
    },
  },
  {
    name: 'what runs on a node is no longer free there, until it ends',
    async run(harness) {
      const web = component('web')
      const {cluster, nodes: names} = harness
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      const nodes = new Mirror(cluster.nodes())
      await nodes.until(({items}) => items.get(names[0])?.free.cpuMillicores === 8000)
      accepted(await cluster.apply(intent('shop', web, [{node: names[0], instances: 2}]), epoch, NEVER))
      await nodes.until(({items}) => items.get(names[0])?.free.cpuMillicores === 7000)
      expect(nodes.get(names[1])?.free.cpuMillicores).toBe(8000)
      accepted(await cluster.remove({application: 'shop', component: 'web'}, epoch, NEVER))
      await nodes.until(({items}) => items.get(names[0])?.free.cpuMillicores === 8000)
      nodes.close()
    },
  },
  {
    name: 'a node is added, cordoned, changed and taken out again',
    async run(harness) {
      const {slice, cluster, clusterName} = harness
      const nodes = new Mirror(cluster.nodes())
      await nodes.until(({isSynced}) => isSynced)
      accepted(await slice.putNode(clusterName, nodeDescription('extra'), NEVER))
      await harness.machineJoins(nodeDescription('extra'))
      await nodes.until(({items}) => items.get('extra')?.ready === true)
      accepted(await slice.cordon(clusterName, 'extra', true, NEVER))
      await nodes.until(({items}) => items.get('extra')?.cordoned === true)
      // Twice: what the first change led to is seen by the second.
      for (const zone of ['zone:b', 'zone:c']) {
        accepted(await slice.putNode(clusterName, nodeDescription('extra', {labels: [zone]}), NEVER))
        await nodes.until(({items}) => items.get('extra')?.labels[0] === zone)
        expect(nodes.get('extra')?.cordoned).toBe(true)
      }
      accepted(await slice.deleteNode(clusterName, 'extra', NEVER))
      await nodes.until(({items}) => !items.has('extra'))
      expect(await slice.cordon(clusterName, 'extra', true, NEVER)).toMatchObject({kind: 'refused', reasons: [{code: 'node-not-found'}]})
      nodes.close()
    },
  },
  {
    name: 'a cluster is cordoned and let go again, by a person who names no node',
    async run({slice, otherCluster}) {
      const clusters = new Mirror(slice.clusters())
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === false)
      accepted(await slice.cordon(otherCluster, undefined, true, NEVER))
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === true)
      expect(clusters.get(otherCluster)?.ready).toBe(true)
      accepted(await slice.cordon(otherCluster, undefined, false, NEVER))
      await clusters.until(({items}) => items.get(otherCluster)?.cordoned === false)
      expect(await slice.cordon('nowhere', undefined, true, NEVER)).toMatchObject({kind: 'refused', reasons: [{code: 'cluster-not-found'}]})
      clusters.close()
    },
  },
  {
    name: 'a node that runs something is not taken out',
    async run(harness) {
      const web = component('web')
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      accepted(await harness.cluster.apply(intent('shop', web, [{node: harness.nodes[0], instances: 1}]), epoch, NEVER))
      expect(await harness.slice.deleteNode(harness.clusterName, harness.nodes[0], NEVER)).toMatchObject({
        kind: 'refused',
        reasons: [{code: 'node-in-use'}],
      })
    },
  },
  {
    name: 'a node that is lost is told so, and what ran there is not told as ready; it returns with what it had',
    async run(harness) {
      const web = component('web')
      const {cluster, nodes: names} = harness
      const [lost, other] = names
      await harness.give(application('shop', [web]))
      const epoch = await harness.lead('cluster')
      const nodes = new Mirror(cluster.nodes())
      const components = new Mirror(cluster.components())
      const instances = () => components.get('shop/web')?.instances ?? []
      accepted(await cluster.apply(intent('shop', web, [{node: lost, instances: 1}]), epoch, NEVER))
      await components.until(() => instances()[0]?.phase === 'ready')
      const [before] = instances()
      const readyMs = nodes.get(lost)?.readyChangedMs ?? 0
      await harness.machineFails(lost)
      await nodes.until(({items}) => items.get(lost)?.ready === false)
      expect(nodes.get(lost)?.readyChangedMs).toBeGreaterThan(readyMs)
      expect(nodes.get(other)?.ready).toBe(true)
      await components.until(() => instances()[0]?.phase !== 'ready')
      expect(instances()).toMatchObject([{id: before?.id, node: lost}])
      await harness.machineReturns(lost)
      await nodes.until(({items}) => items.get(lost)?.ready === true)
      await components.until(() => instances()[0]?.phase === 'ready')
      expect(instances()).toMatchObject([{id: before?.id, restarts: 0}])
      nodes.close()
      components.close()
    },
  },
]
