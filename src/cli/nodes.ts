import type {NodeDescription} from '../descriptions/types.js'
import type {Api} from '../northbound/contract/api.js'
import {readDescriptions} from './descriptions.js'
import {type Change, differencesOf} from './difference.js'

export type NodeChanges = {
  readonly kind: 'added' | 'updated' | 'removed'
  readonly dryRun: boolean
  readonly nodes: readonly {readonly name: string; readonly changes: readonly Change[]}[]
}
type Options = {readonly dryRun: boolean; readonly signal: AbortSignal}

export async function addNodes(
  api: Api,
  files: readonly string[],
  options: Options & {readonly cluster: string | undefined},
): Promise<NodeChanges> {
  const nodes = await readNodes(files)
  if (!options.dryRun) {
    const cluster = options.cluster === undefined ? {} : {cluster: options.cluster}
    for (const description of nodes) await api.addNode({body: {MLSysOpsNode: description}, ...cluster}, {signal: options.signal})
  }
  return {kind: 'added', dryRun: options.dryRun, nodes: nodes.map(({name}) => ({name, changes: []}))}
}

/** Says what differs from the description that the slice has, and unless it is a dry run changes it. */
export async function updateNodes(api: Api, files: readonly string[], {dryRun, signal}: Options): Promise<NodeChanges> {
  const nodes = await readNodes(files)
  const changed = []
  for (const description of nodes) {
    const before = await api.getNode({node: description.name}, {signal})
    const changes = differencesOf(before.description, description)
    if (!dryRun && changes.length > 0) await api.updateNode({node: description.name, body: {MLSysOpsNode: description}}, {signal})
    changed.push({name: description.name, changes})
  }
  return {kind: 'updated', dryRun, nodes: changed}
}

export async function removeNode(api: Api, node: string, {dryRun, signal}: Options): Promise<NodeChanges> {
  const {name} = await api.getNode({node}, {signal})
  if (!dryRun) await api.removeNode({node}, {signal})
  return {kind: 'removed', dryRun, nodes: [{name, changes: []}]}
}

async function readNodes(files: readonly string[]): Promise<readonly NodeDescription[]> {
  const {documents} = await readDescriptions(files, ['node'])
  return documents.flatMap((one) => (one.kind === 'node' ? [one.description] : []))
}
