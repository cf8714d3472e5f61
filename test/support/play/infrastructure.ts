import {fileURLToPath} from 'node:url'
import type {ResolvedScenario} from '../../../src/descriptions/resolved-scenario.js'
import {loadScenario} from '../../../src/descriptions/scenario.js'
import type {NodeDescription} from '../../../src/descriptions/types.js'
import {nodeDescription, ORIGIN_MS, scenarioNode} from '../../contract/platform/fixtures.js'

export const TEMPLATES = fileURLToPath(new URL('../../../templates/scenarios/', import.meta.url))
const CLOUD = ['cloud-node1', 'cloud-node2'].map((name) => nodeDescription(name, {continuum_layer: 'cloud', cluster_id: 'cloud'}))

/** Where the play takes place: the two workers of the smart-city scenario, and a cluster of two nodes in the cloud. */
export async function playScenario(): Promise<ResolvedScenario> {
  const {scenario, problems} = await loadScenario(`${TEMPLATES}smart-city.yaml`, {nowMs: ORIGIN_MS})
  if (scenario === undefined) throw new Error(`The scenario is not valid: ${JSON.stringify(problems)}`)
  const cloud = {
    name: 'cloud',
    description: {cluster_id: 'cloud', nodes: CLOUD.map(({name}) => name)},
    nodes: CLOUD.map((description) => scenarioNode(description.name, {}, description)),
  }
  return {...scenario, clusters: [...scenario.clusters, cloud]}
}

/** By cluster. */
export function nodesOf({clusters}: ResolvedScenario): ReadonlyMap<string, readonly NodeDescription[]> {
  return new Map(clusters.map(({name, nodes}) => [name, nodes.map(({description}) => description)]))
}
