import {OperationalError} from '../../support/errors.js'
import type {JsonObject} from '../../support/json.js'
import type {ContinuumView} from '../roles/continuum-view.js'
import type {MechanismView} from '../service.js'
import {mustHaveToldNodes, notFound} from './refusals.js'

/** Which agent a command is for: the one that is named, the only one, or the one whose node or application it names, where its mechanism says that it names one. */
export function chooseAgent(mechanism: MechanismView, command: JsonObject, cluster: string | undefined, view: ContinuumView): string {
  const {name, agents, names} = mechanism
  const known = [...view.clusters.values().keys()]
  if (cluster !== undefined && !agents.includes(cluster) && !known.includes(cluster)) throw notFound('cluster', cluster, known)
  if (agents.length === 0) throw notLoaded(mechanism)
  const named = names === undefined ? undefined : command[names]
  const clusters = names === undefined || typeof named !== 'string' ? [] : clustersOf(names, named, view)
  if (names === 'node' && typeof named === 'string' && clusters.length === 0) {
    mustHaveToldNodes(view, known)
    throw notFound(
      'node',
      named,
      [...view.nodes().values()].map((one) => one.name),
    )
  }
  const agent = cluster ?? onlyOf(agents) ?? onlyOf(clusters.filter((one) => agents.includes(one)))
  if (agent === undefined) {
    throw new OperationalError(`Several agents have ${name}, and the command does not say which is meant.`, {
      code: 'cluster-ambiguous',
      exit: 'usage',
      hints: [`Say it with --cluster: ${agents.join(', ')}`],
    })
  }
  if (!agents.includes(agent)) throw notFound('cluster', agent, agents)
  const presence = view.presences.get(agent)
  if (presence !== undefined && view.stateOf(presence) === 'online') return agent
  throw new OperationalError(`The agent of ${agent} is not heard, so nobody would carry it out.`, {
    code: 'cluster-unheard',
    exit: 'remote',
    hints: ['mlsysops agent list'],
  })
}

function notLoaded({name, reports = []}: MechanismView): OperationalError {
  const failed = reports.find(({state}) => state === 'failed')
  const message = failed === undefined ? `No agent has ${name} yet.` : `No agent has ${name}. At ${failed.agent}, ${failed.reason}.`
  return new OperationalError(message.replace(/\.\.$/, '.'), {
    code: 'mechanism-not-loaded',
    exit: 'remote',
    hints: ['mlsysops mechanism list says how it fares.', 'mlsysops agent list'],
  })
}

function clustersOf(what: 'node' | 'application', name: string, view: ContinuumView): readonly string[] {
  if (what === 'application') return view.assignments.get(name)?.clusters.map((one) => one.cluster) ?? []
  return [...view.nodes().values()].flatMap((one) => (one.name === name ? [one.cluster] : []))
}

function onlyOf(names: readonly string[]): string | undefined {
  const [only, ...others] = names
  return others.length === 0 ? only : undefined
}
