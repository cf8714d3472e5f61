import {given} from '../../support/given.js'
import {isObject, type JsonObject} from '../../support/json.js'
import type {ContinuumView, MechanismTold} from '../roles/continuum-view.js'
import type {MechanismStateView, MechanismView} from '../service.js'
import {CONTINUUM} from '../topics.js'
import {notFound} from './refusals.js'

type Place = {readonly cluster?: string; readonly node?: string}

/** What the agents that have a mechanism told of it last; of a node, only what is about it. */
export function statesOf(
  {name, agents, stateKind, reports = []}: MechanismView,
  {cluster, node}: Place,
  {view, here}: {readonly view: ContinuumView; readonly here: ReadonlyMap<string, MechanismTold>},
): readonly MechanismStateView[] {
  if (cluster !== undefined && !agents.includes(cluster)) throw notFound('cluster', cluster, agents)
  const kind = stateKind ?? 'own'
  const troubleOf = (agent: string) => given({trouble: reports.find((one) => one.agent === agent && one.state !== 'running')?.reason})
  const found = agents
    .filter((agent) => cluster === undefined || agent === cluster)
    .flatMap((agent): readonly MechanismStateView[] => {
      if (agent === CONTINUUM) return [{agent, kind, ...(here.get(name) ?? {options: {}, state: {}}), ...troubleOf(agent)}]
      const told = view.mechanisms.get(agent)?.get(name)
      return told === undefined ? [] : [{agent, cluster: agent, kind, ...told, ...troubleOf(agent)}]
    })
  if (node === undefined) return found
  const ofNode = found.flatMap((one) => (nodesIn(one.state)[node] === undefined ? [] : [onlyOf(one, node)]))
  if (ofNode.length > 0) return ofNode
  throw notFound(
    'node',
    node,
    found.flatMap(({state}) => Object.keys(nodesIn(state))),
  )
}

function onlyOf(view: MechanismStateView, node: string): MechanismStateView {
  const only = (told: JsonObject): JsonObject => ({...told, nodes: {[node]: nodesIn(told)[node]}})
  return {...view, options: only(view.options), state: only(view.state)}
}

/** Those of node mechanisms are told node by node. */
function nodesIn({nodes}: JsonObject): JsonObject {
  return isObject(nodes) ? nodes : {}
}
