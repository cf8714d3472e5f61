import type {Manifest} from '../api/manifests.js'
import type {AgentInstallation} from './installation.js'
import {nameOf, namespaceOf} from './installation.js'
import {DAEMON_SETS, DEPLOYMENTS, DISRUPTION_BUDGETS, manifestOf} from './kinds.js'
import {metadataOf, podTemplate, selectorOf} from './pod.js'

const REPLICAS = 2

/** What keeps the agents running: two replicas, of which one leads, or one agent on every node. */
export function workloadManifests(installation: AgentInstallation, agentFile: string): readonly Manifest[] {
  const {agent} = installation
  const metadata = metadataOf(installation, nameOf(agent), namespaceOf(installation))
  const matchLabels = selectorOf(installation)
  const common = {selector: {matchLabels}, template: podTemplate(installation, agentFile)}
  if (agent.layer === 'node') {
    const spec = {...common, updateStrategy: {type: 'RollingUpdate', rollingUpdate: {maxUnavailable: '10%'}}}
    return [manifestOf(DAEMON_SETS, [{metadata, spec}])]
  }
  const strategy = {type: 'RollingUpdate', rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}
  return [
    manifestOf(DEPLOYMENTS, [{metadata, spec: {replicas: REPLICAS, strategy, ...common}}]),
    manifestOf(DISRUPTION_BUDGETS, [{metadata, spec: {maxUnavailable: 1, selector: {matchLabels}}}]),
  ]
}
