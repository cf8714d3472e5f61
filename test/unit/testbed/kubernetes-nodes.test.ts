import fc from 'fast-check'
import {expect, test} from 'vitest'
import {capacityOf} from '../../../src/descriptions/resources.js'
import type {NodeDescription} from '../../../src/descriptions/types.js'
import {generateNodes} from '../../../src/testbed/kubernetes/generated-nodes.js'
import {nodeObject} from '../../../src/testbed/kubernetes/node-object.js'
import {NODES} from '../../support/smart-city.js'

const [NODE] = NODES as [NodeDescription]

test('a node has what its description says, where Kubernetes has a place for it', () => {
  const description: NodeDescription = {
    ...NODE,
    datacenter_id: 'cloud-milan',
    labels: ['node-type:rpi', 'example.org/zone:north', 'alone'],
    hardware: {cpu: {architecture: 'arm64', cores: 4}, memory: 1.5, disk: 32, gpu: {instances: 2}},
  }
  expect(nodeObject(description)).toMatchObject({
    metadata: {
      name: 'group1-node1',
      annotations: {'kwok.x-k8s.io/node': 'fake'},
      labels: {
        'node-type': 'rpi',
        'example.org/zone': 'north',
        alone: '',
        'kubernetes.io/hostname': 'group1-node1',
        'kubernetes.io/arch': 'arm64',
        'mlsysops.eu/continuumLayer': 'edge',
        'topology.kubernetes.io/zone': 'cloud-milan',
        'topology.kubernetes.io/region': 'group1-cluster',
      },
    },
    status: {capacity: {cpu: '4000m', memory: '1610612736', 'ephemeral-storage': '32000000000', 'nvidia.com/gpu': '2', pods: '110'}},
  })
})

test('a label that Kubernetes would refuse is left out, and none takes the place of our own', () => {
  const labels = ['owner:Ana María', 'x y:z', ':none', `${'k'.repeat(64)}:v`, `k:${'v'.repeat(64)}`, '-a:b', 'kubernetes.io/os:plan9']
  expect(nodeObject({...NODE, labels})).toMatchObject({metadata: {labels: {'kubernetes.io/os': 'linux'}}})
  expect(Object.keys((nodeObject({...NODE, labels}) as {metadata: {labels: object}}).metadata.labels).toSorted()).toEqual([
    'kubernetes.io/arch',
    'kubernetes.io/hostname',
    'kubernetes.io/os',
    'mlsysops.eu/continuumLayer',
  ])
})

test('as many nodes as are asked for are shared out evenly, with names of their own, and none without room', () => {
  fc.assert(
    fc.property(fc.integer({min: 1, max: 9}), fc.integer({min: 0, max: 60}), (clusterCount, count) => {
      const clusters = Array.from({length: clusterCount}, (_, index) => `c${index}`)
      const lists = generateNodes(clusters, count)
      const all = lists.flat()
      expect(lists).toHaveLength(clusterCount)
      expect(all).toHaveLength(count)
      expect(new Set(all.map(({name}) => name)).size).toBe(count)
      expect(Math.max(...lists.map((list) => list.length)) - Math.min(...lists.map((list) => list.length))).toBeLessThanOrEqual(1)
      expect(all.every((node) => capacityOf(node).cpuMillicores > 0 && capacityOf(node).memoryBytes > 0)).toBe(true)
      if (count >= 4 * clusterCount) expect(new Set(all.map((node) => node.continuum_layer)).size).toBe(4)
    }),
  )
})
