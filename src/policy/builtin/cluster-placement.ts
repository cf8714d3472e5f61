import {clusterRefusals, mayStay, ONLY_FOR_NEWCOMERS} from '../../matching/clusters.js'
import {summarise} from '../../matching/placement.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec} from '../../platform/contract/index.js'
import type {Analysis, Candidate, Plan, Policy, World} from '../contract.js'
import {judgeHosts} from './cluster-hosts.js'

/** Gives each application to the clusters that it may run in, as many as it asks for, the best first; it leaves a cluster only when it may not stay. */
export const clusterPlacement: Policy<null> = {
  ...policyFor('cluster-placement', 'Chooses clusters by cluster_placement and by whether every component finds a host there.', newcomer),
  upkeep: policyFor(
    'cluster-placement-upkeep',
    'Carries out what people order and describe, where a policy of a person chooses the clusters.',
    () => ({verdict: 'fine', reason: 'It has no cluster yet: another policy chooses.'}),
  ),
}

function policyFor(name: string, summary: string, forNewcomer: (application: ApplicationSpec, world: World) => Analysis): Policy<null> {
  return {
    descriptor: {
      name,
      version: '1.0.0',
      summary,
      layer: 'continuum',
      scope: 'application',
      core: true,
      metrics: [],
      mechanisms: [MECHANISMS.clusterPlacement],
      intervalMs: 30_000,
      cooldownMs: 0,
    },
    initialState: async () => null,
    analyze: async ({application, world}) => ({
      state: null,
      analysis: application === undefined ? {verdict: 'fine', reason: ''} : analyse(application, world, forNewcomer),
    }),
    plan: async ({application, world}) => {
      if (application === undefined) return {state: null, plan: undefined}
      if (application.deletedMs !== undefined) return {state: null, plan: withdrawal(application)}
      const {clusters, candidates, problem} = chooseClusters(application, world)
      const missing = wantedCount(application) - clusters.length
      if (clusters.length === 0) return {state: null, plan: {actions: [], candidates, summary: problem}}
      const reason = `Give ${application.name} to ${clusters.join(', ')}${missing > 0 ? ` (${missing} more wanted: ${problem})` : ''}`
      return {
        state: null,
        plan: {
          actions: [
            {
              mechanism: MECHANISMS.clusterPlacement,
              target: {kind: 'application', application: application.name},
              command: {application: application.name, clusters},
              reason,
            },
          ],
          candidates,
          summary: reason,
        },
      }
    },
  }
}

function withdrawal(application: ApplicationSpec): Plan {
  const reason = `Withdraw ${application.name}: it is being removed`
  return {
    actions: [
      {
        mechanism: MECHANISMS.clusterPlacement,
        target: {kind: 'application', application: application.name},
        command: {application: application.name, clusters: []},
        reason,
      },
    ],
    candidates: [],
    summary: reason,
  }
}

function analyse(application: ApplicationSpec, world: World, forNewcomer: typeof newcomer): Analysis {
  const assignment = world.assignments.get(application.name)
  const assigned = assignment?.clusters.map((one) => one.cluster) ?? []
  if (application.deletedMs !== undefined) {
    return assigned.length > 0
      ? ({verdict: 'adapt', reason: 'It is being removed.'} as const)
      : ({verdict: 'fine', reason: 'It is being removed; no cluster has it.'} as const)
  }
  if (assignment === undefined) return forNewcomer(application, world)
  if (assigned.length !== wantedCount(application) || !assigned.every((name) => mayStay(application, name, world))) {
    const {clusters} = chooseClusters(application, world)
    if (clusters.length > 0 && clusters.join() !== assigned.toSorted().join()) {
      return {verdict: 'adapt', reason: `It is given to ${assigned.join(', ')}, and should be to ${clusters.join(', ')}.`} as const
    }
  }
  if (assignment.revision !== application.revision)
    return {verdict: 'adapt', reason: 'Its description or a person’s order changed.'} as const
  const silent = assigned.filter((name) => world.clusters.get(name)?.ready !== true)
  if (assigned.length < wantedCount(application)) {
    const {problem} = chooseClusters(application, world)
    return {
      verdict: 'hold',
      reason: `It is given to ${assigned.join(', ')}; ${wantedCount(application) - assigned.length} more wanted, but ${problem}.`,
    } as const
  }
  if (silent.length > 0)
    return {verdict: 'hold', reason: `${silent.join(', ')} is not heard; what runs there goes on under its own agent.`} as const
  return {verdict: 'fine', reason: `It is given to ${assigned.join(', ')}.`} as const
}

/** A cluster that has told of no node is no cluster that refuses: its agent has just begun, or is not heard. */
function newcomer(application: ApplicationSpec, world: World): Analysis {
  const adapt = {verdict: 'adapt', reason: 'It has no cluster yet.'} as const
  const told = new Set([...world.nodes.values()].map(({cluster}) => cluster))
  const untold = [...world.clusters.keys()].filter((name) => !told.has(name)).sort()
  if (untold.length === 0) return adapt
  const {clusters, problem} = chooseClusters(application, world)
  if (clusters.length > 0) return adapt
  return {verdict: 'hold', reason: `It waits for word of the nodes of ${untold.join(', ')}; ${problem}.`} as const
}

export type ClusterChoice = {readonly clusters: readonly string[]; readonly candidates: readonly Candidate[]; readonly problem: string}

/** The clusters for an application, in the order of their names, and how each was judged. The same world gives the same choice. */
export function chooseClusters(application: ApplicationSpec, world: World): ClusterChoice {
  const assigned = new Set(world.assignments.get(application.name)?.clusters.map((one) => one.cluster) ?? [])
  const ofClusters = Map.groupBy(world.nodes.values(), (node) => node.cluster)
  const judged = [...world.clusters.values()]
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((cluster): Candidate => {
      const nodes = ofClusters.get(cluster.name) ?? []
      const base = {component: '*', host: cluster.name, chosen: false}
      const stays = assigned.has(cluster.name)
      const refusals = clusterRefusals(application.description, cluster, nodes).filter(
        (reason) => !(stays && ONLY_FOR_NEWCOMERS.has(reason.code)),
      )
      if (refusals.length > 0) return {...base, refusals}
      return {...base, ...(stays ? {refusals, score: 1} : judgeHosts(application, nodes, world.nowMs))}
    })
  const eligible = judged
    .filter((one) => one.refusals.length === 0)
    .toSorted(
      (a, b) =>
        Number(assigned.has(b.host)) - Number(assigned.has(a.host)) || (b.score ?? 0) - (a.score ?? 0) || (a.host < b.host ? -1 : 1),
    )
  const clusters = eligible
    .slice(0, wantedCount(application))
    .map((one) => one.host)
    .toSorted()
  const candidates = judged.map((one) => ({...one, chosen: clusters.includes(one.host)}))
  return {
    clusters,
    candidates,
    problem:
      clusters.length === wantedCount(application) ? '' : `no cluster may take ${application.name}: ${summarise(candidates, 'cluster')}`,
  }
}

export function wantedCount(application: ApplicationSpec): number {
  return application.description.cluster_placement?.instances ?? 1
}
