import {begunIn, clusterRefusals, mayStay, ONLY_FOR_NEWCOMERS} from '../../matching/clusters.js'
import type {SlicePlatform} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'
import type {JsonObject} from '../../support/json.js'
import {MECHANISMS, type Mechanism, type MechanismOutcome, type Verdict} from '../contract.js'

/** The clusters that shall have the application, exactly these. */
export type ClusterPlacementCommand = JsonObject & {readonly application: string; readonly clusters: readonly string[]}

const commandSchema = {
  type: 'object',
  required: ['application', 'clusters'],
  additionalProperties: false,
  properties: {
    application: {type: 'string', minLength: 1, description: 'the application'},
    clusters: {
      type: 'array',
      maxItems: 1000,
      uniqueItems: true,
      items: {type: 'string', minLength: 1},
      description: 'the clusters that shall have it; none: withdraw it',
    },
  },
} as const

/** Gives an application to its clusters, as assignment objects; a person's description is never changed by it. */
export function createClusterPlacementMechanism(platform: SlicePlatform): Mechanism<ClusterPlacementCommand> {
  return {
    name: MECHANISMS.clusterPlacement,
    summary: 'Gives an application to the clusters that shall run it, or withdraws it.',
    commandSchema,
    names: 'application',
    permission: permissionFor,
    overruledBy: () => undefined,
    target: ({application}) => ({kind: 'application', application}),
    options: async () => ({}),
    state: async () => ({}),
    check,
    apply: async (command, context, signal): Promise<MechanismOutcome> => {
      const application = context.world().applications.get(command.application)
      if (application === undefined) return {kind: 'done', message: 'It was gone already.', durationMs: 0}
      const outcome =
        command.clusters.length === 0
          ? await platform.withdraw({application: command.application}, context.epoch, signal)
          : await platform.assign(
              application,
              command.clusters.map((cluster) => ({cluster})),
              context.epoch,
              signal,
            )
      if (outcome.kind !== 'accepted') return outcome
      return {
        kind: 'done',
        message: command.clusters.length === 0 ? 'Withdrawn.' : `Given to ${command.clusters.join(', ')}.`,
        durationMs: 0,
        change: command.clusters.length === 0 ? 'withdrawn' : 'assigned',
      }
    },
  }
}

/** To leave a cluster that it may stay in for another, where something of it has begun, is a relocation; the rest is what the description asks for. */
function permissionFor(command: ClusterPlacementCommand, world: World): string | undefined {
  const application = world.applications.get(command.application)
  const assigned = world.assignments.get(command.application)?.clusters.map(({cluster}) => cluster) ?? []
  const arrivesNew = command.clusters.some((name) => !assigned.includes(name))
  if (application === undefined || !arrivesNew) return undefined
  const leavesBegun = assigned.some(
    (name) => !command.clusters.includes(name) && (begunIn(name, application, world)?.size ?? 0) > 0 && mayStay(application, name, world),
  )
  return leavesBegun ? 'component_relocation' : undefined
}

function check(command: ClusterPlacementCommand, world: World): Verdict {
  const application = world.applications.get(command.application)
  if (application === undefined)
    return command.clusters.length === 0
      ? {kind: 'admissible'}
      : {kind: 'inadmissible', reasons: [{code: 'application-unknown', message: `there is no application ${command.application}`}]}
  const reasons = command.clusters.flatMap((name) => {
    const cluster = world.clusters.get(name)
    if (cluster === undefined) return [{code: 'cluster-unknown', message: `there is no cluster ${name}`}]
    const isThere = world.assignments.get(command.application)?.clusters.some((one) => one.cluster === name) ?? false
    const refusals = clusterRefusals(
      application.description,
      cluster,
      [...world.nodes.values()].filter((node) => node.cluster === name),
    )
    return (isThere ? refusals.filter((reason) => !ONLY_FOR_NEWCOMERS.has(reason.code)) : refusals).map((reason) => ({
      ...reason,
      message: `${name}: ${reason.message}`,
    }))
  })
  return reasons.length === 0 ? {kind: 'admissible'} : {kind: 'inadmissible', reasons}
}
