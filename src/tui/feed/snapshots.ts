import type {Api} from '../../northbound/contract/api.js'
import type {ApplicationStatusDto} from '../../northbound/contract/dto.js'
import type {Clock} from '../../support/clock.js'
import {OperationalError} from '../../support/errors.js'
import type {ScreenEvent} from '../events.js'
import {MOST_DECISIONS} from '../model.js'
import type {Subject} from '../state.js'

type Events = Promise<readonly ScreenEvent[]>

/** As many as an answer holds. */
const PAGE = 500
/** More applications than this are not held; the screen says that there are more. */
const MOST_APPLICATIONS = 2_000
/** Decisions change while they are carried out and measured; those that still do are among the newest. */
const NEWEST_DECISIONS = Math.min(100, MOST_DECISIONS)

export async function fetchReadiness(client: Api, clock: Clock, signal: AbortSignal): Events {
  const readiness = await client.getReadiness(undefined, {signal})
  return [{kind: 'readiness', readiness, atMs: clock.now()}]
}

export async function fetchMode(client: Api, signal: AbortSignal): Events {
  return [{kind: 'mode', mode: (await client.getMode(undefined, {signal})).mode}]
}

export async function fetchApplications(client: Api, signal: AbortSignal): Events {
  const applications: ApplicationStatusDto[] = []
  let cursor: string | undefined
  do {
    const page = await client.listApplications(cursor === undefined ? {limit: PAGE} : {limit: PAGE, cursor}, {signal})
    applications.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && applications.length < MOST_APPLICATIONS)
  return [{kind: 'applications', applications, hasMore: cursor !== undefined}]
}

export async function fetchInfrastructure(client: Api, signal: AbortSignal): Events {
  return [{kind: 'infrastructure', infrastructure: await client.getInfrastructure(undefined, {signal})}]
}

export async function fetchAgents(client: Api, signal: AbortSignal): Events {
  return [{kind: 'agents', agents: (await client.listAgents(undefined, {signal})).items}]
}

export async function fetchDecisions(client: Api, signal: AbortSignal): Events {
  return [{kind: 'decisions', decisions: (await client.listDecisions({limit: NEWEST_DECISIONS}, {signal})).items}]
}

/** Of the application whose detail is open. One that was removed in the meantime is no failure: the detail says that it is gone. */
export async function fetchExplanation(
  client: Api,
  subject: Subject | undefined,
  signal: AbortSignal,
): Promise<Awaited<Events> | undefined> {
  if (subject?.kind !== 'application') return undefined
  try {
    return [{kind: 'explanation', explanation: await client.explainApplication({name: subject.name}, {signal})}]
  } catch (error) {
    if (error instanceof OperationalError && error.code === 'application-not-found') return []
    throw error
  }
}
