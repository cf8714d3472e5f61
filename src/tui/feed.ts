import type {Api} from '../northbound/contract/api.js'
import type {StreamItemDto} from '../northbound/contract/dto.js'
import type {Clock} from '../support/clock.js'
import type {ScreenEvent} from './events.js'
import {isFinal, OnePoll, type PollClock} from './feed/poll.js'
import {
  fetchAgents,
  fetchApplications,
  fetchDecisions,
  fetchExplanation,
  fetchInfrastructure,
  fetchMode,
  fetchReadiness,
} from './feed/snapshots.js'
import {TelemetryFeed} from './feed/telemetry.js'
import type {FeedPart, Subject} from './state.js'

/** What the screen shows at present: nothing else is asked for in detail. */
export type Wants = {
  readonly series: readonly SeriesName[]
  readonly subject: Subject | undefined
}
export type SeriesName = {readonly application: string; readonly component: string; readonly metric: string}

export type FeedOptions = {
  readonly client: Api
  readonly clock: Clock
  readonly signal: AbortSignal
  readonly wants: () => Wants
  readonly dispatch: (event: ScreenEvent) => void
}

const EACH_SECOND_MS = 1_000
const SELDOM_MS = 5_000

/**
 * Follows a slice until the signal: snapshots at most each second, and sooner when an event says that something changed. Where the API does not
 * answer it says so and asks again; it rejects only where asking again cannot help (a wrong token), and for bugs. Keeps nothing itself: what is
 * kept, and how much of it, is the model's matter.
 */
export async function follow({client, clock, signal, wants, dispatch}: FeedOptions): Promise<void> {
  const end = new AbortController()
  const all = AbortSignal.any([signal, end.signal])
  const ports: PollClock = {clock, signal: all, dispatch}
  const poll = (part: FeedPart, leastMs: number, fetch: () => Promise<readonly ScreenEvent[] | undefined>): OnePoll =>
    new OnePoll({part, leastMs, fetch, ...ports})
  const telemetry = new TelemetryFeed(client, all, wants)
  const polls = {
    readiness: poll('readiness', EACH_SECOND_MS, () => fetchReadiness(client, clock, all)),
    applications: poll('applications', EACH_SECOND_MS, () => fetchApplications(client, all)),
    infrastructure: poll('infrastructure', EACH_SECOND_MS, () => fetchInfrastructure(client, all)),
    decisions: poll('decisions', EACH_SECOND_MS, () => fetchDecisions(client, all)),
    agents: poll('agents', SELDOM_MS, () => fetchAgents(client, all)),
    mode: poll('mode', SELDOM_MS, () => fetchMode(client, all)),
    telemetry: poll('telemetry', EACH_SECOND_MS, () => telemetry.next()),
    explanation: poll('explanation', EACH_SECOND_MS, () => fetchExplanation(client, wants().subject, all)),
  } satisfies {readonly [part in FeedPart]: OnePoll}
  const hurry = (item: StreamItemDto): void => {
    for (const part of concerned(item)) polls[part].hurry()
  }
  try {
    await Promise.all([...Object.values(polls).map((one) => one.run()), watchEvents(client, clock, all, hurry)])
  } catch (error) {
    if (!signal.aborted) throw error
  } finally {
    end.abort()
  }
}

/** The client comes back by itself once it was connected; the first connection is tried again here. */
async function watchEvents(client: Api, clock: Clock, signal: AbortSignal, onEvent: (item: StreamItemDto) => void): Promise<void> {
  const watch = async (): Promise<void> => {
    try {
      for await (const item of client.events({signal})) onEvent(item)
    } catch (error) {
      if (!signal.aborted && isFinal(error)) throw error
    }
  }
  await watch()
  for await (const _ of clock.every(AGAIN_MS, signal)) await watch()
}

const AGAIN_MS = 2_000

/** An event says that something changed; what it is now, the API says. So a lost or repeated event does no harm. */
export function concerned(item: StreamItemDto): readonly FeedPart[] {
  switch (item.kind) {
    case 'decision':
      return ['decisions', 'applications', 'explanation']
    case 'application':
      return ['applications', 'explanation']
    case 'node':
    case 'cluster':
      return ['infrastructure', 'applications']
    case 'agent':
      return ['agents', 'readiness']
    case 'gap':
      return ['decisions', 'applications', 'infrastructure', 'agents']
  }
}

/** The whole of the screen's data, once. Rejects where the API does not answer. */
export async function snapshot({client, clock, signal, wants, dispatch}: FeedOptions): Promise<void> {
  const telemetry = new TelemetryFeed(client, signal, wants)
  const fetched = await Promise.all([
    fetchReadiness(client, clock, signal),
    fetchMode(client, signal),
    fetchApplications(client, signal),
    fetchInfrastructure(client, signal),
    fetchAgents(client, signal),
    fetchDecisions(client, signal),
  ])
  for (const event of fetched.flat()) dispatch(event)
  dispatch({kind: 'answered', part: 'readiness'})
  // What is visible is known now: only its telemetry is asked for.
  for (const event of await telemetry.all()) dispatch(event)
}
