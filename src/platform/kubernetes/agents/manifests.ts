import {apiManifests, type Manifest} from '../api/manifests.js'
import type {KubeObject} from '../objects.js'
import {AGENT_FILE, agentFileOf} from './agent-file.js'
import {type AgentInstallation, apiOptionsOf, nameOf, namespaceOf} from './installation.js'
import {CONFIG_MAPS, manifestOf} from './kinds.js'
import {networkManifests} from './network.js'
import {metadataOf} from './pod.js'
import {secretsOf} from './secrets.js'
import {workloadManifests} from './workload.js'

/** The agents of a layer, without what their API server needs first (`apiManifests`) and without their Secrets. In the order in which they are applied. */
export async function agentManifests(installation: AgentInstallation): Promise<readonly Manifest[]> {
  const {stringify} = await import('yaml')
  const file = stringify(agentFileOf(installation), {lineWidth: 140})
  const name = nameOf(installation.agent)
  return [
    manifestOf(CONFIG_MAPS, [{metadata: metadataOf(installation, name, namespaceOf(installation)), data: {[AGENT_FILE]: file}}]),
    ...networkManifests(installation),
    ...workloadManifests(installation, file),
  ]
}

/** Everything as YAML documents, for `kubectl apply --server-side`. Of Secrets it says what they must hold. */
export async function renderAgentManifests(installation: AgentInstallation): Promise<string> {
  const {stringify} = await import('yaml')
  const {definitions, namespaces, rest} = await apiManifests(apiOptionsOf(installation))
  const agents = await agentManifests(installation)
  const documents = (objects: readonly KubeObject[]) =>
    objects.map((object) => stringify(object, {lineWidth: 140, aliasDuplicateObjects: false}))
  return [
    ...documents([...namespaces.objects, ...definitions, ...rest.flatMap(({objects}) => objects)]),
    secretsComment(installation),
    ...documents(agents.flatMap(({objects}) => objects)),
  ].join('---\n')
}

function secretsComment(installation: AgentInstallation): string {
  const namespace = namespaceOf(installation)
  const lines = secretsOf(installation).flatMap(({name, holds}) => [
    `Secret ${namespace}/${name} with`,
    ...holds.map((line) => `  ${line}`),
  ])
  return ['Not printed, because they are secret; `mlsysops agent install` makes them:', ...lines].map((line) => `# ${line}\n`).join('')
}
