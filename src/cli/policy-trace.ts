import type {Api} from '../northbound/contract/api.js'
import type {Clock} from '../support/clock.js'
import {given} from '../support/given.js'
import {allPages} from './pages.js'
import {at, type Decision, type TurnItem} from './render/views.js'

/** decision: a turn that came to something, told again when its outcome is known · look: what it says where nothing is to be decided, when that changes. */
export type PolicyTurn =
  | {readonly kind: 'decision'; readonly decision: Decision; readonly durationMs?: number}
  | ({readonly kind: 'look'} & Look)

/** `agent`: where the policy is bound to it, or is one of a node. */
type Look = {
  readonly application?: string
  readonly agent?: string
  readonly verdict: string
  readonly reason: string
  readonly saidAt: string
}

export type TraceOptions = {
  readonly policy: string
  readonly application: string | undefined
  /** Of the slice. */
  readonly sinceMs: number
  readonly clock: Clock
  readonly signal: AbortSignal
}

const POLL_MS = 1_000
const MOST = 200

/** Every turn of a policy from now on, until the signal. Rejects with `policy-not-found` where there is none of that name. */
export async function* everyTurn(
  api: Api,
  {policy, application, signal}: Pick<TraceOptions, 'policy' | 'application' | 'signal'>,
): AsyncGenerator<TurnItem, void, undefined> {
  for await (const item of api.turns({policy, signal}))
    if (item.kind === 'omitted' || application === undefined || item.application === application) yield item
}

/** As told, until so many turns were; what says that some were left out is none. */
export async function* firstTurns<Item extends {readonly kind: string}>(
  items: AsyncIterable<Item>,
  count = Number.POSITIVE_INFINITY,
): AsyncGenerator<Item, void, undefined> {
  let told = 0
  for await (const item of items) {
    yield item
    if (item.kind !== 'omitted') told += 1
    if (told >= count) return
  }
}

/** The turns of a policy that come to something, from now on, until the signal. Rejects with `policy-not-found` where there is none of that name. */
export async function* traceTurns(api: Api, options: TraceOptions): AsyncGenerator<PolicyTurn, void, undefined> {
  const {policy, clock, signal} = options
  if ((await policyOf(api, options)) === undefined) await api.getPolicy({policy}, {signal})
  const told = new Map<string, string>()
  for await (const _ of clock.every(POLL_MS, signal)) {
    for (const turn of [...(await decisionsOf(api, options)), ...(await looksOf(api, options))]) {
      const {key, shape} = identityOf(turn)
      if (told.get(key) === shape) continue
      told.set(key, shape)
      yield turn
    }
  }
}

async function decisionsOf(api: Api, {policy, application, sinceMs, signal}: TraceOptions): Promise<readonly PolicyTurn[]> {
  const filter = {policy, since: new Date(sinceMs).toISOString(), ...given({application})}
  const {items} = await allPages((page) => api.listDecisions({...filter, ...page}, {signal}), MOST)
  return items.toReversed().map((decision) => {
    const {decidedAt, closedAt} = decision
    return {kind: 'decision', decision, ...(closedAt === undefined ? {} : {durationMs: at(closedAt) - at(decidedAt)})}
  })
}

/** A policy that sees no need leaves no decision: what it says is asked for. */
async function looksOf(api: Api, options: TraceOptions): Promise<readonly PolicyTurn[]> {
  const ofAgents = options.application === undefined ? ((await policyOf(api, options))?.said ?? []) : []
  return [...ofAgents, ...(await looksAtApplications(api, options))]
    .filter((one) => one.verdict !== 'adapt')
    .map((one) => ({kind: 'look', ...one}))
}

async function looksAtApplications(api: Api, {policy, application, signal}: TraceOptions): Promise<readonly Look[]> {
  const names = application === undefined ? (await api.listApplications({}, {signal})).items.map(({name}) => name) : [application]
  const explained = await Promise.all(names.map((name) => api.explainApplication({name}, {signal})))
  return explained.flatMap(({components}, place) =>
    components
      .flatMap((one) => one.policies)
      .filter((one) => one.policy === policy)
      .map(({node, verdict, reason, saidAt}) => ({...given({application: names[place], agent: node}), verdict, reason, saidAt})),
  )
}

async function policyOf(api: Api, {policy, signal}: TraceOptions) {
  const {items} = await api.listPolicies(undefined, {signal})
  return items.find(({name}) => name === policy)
}

function identityOf(turn: PolicyTurn): {readonly key: string; readonly shape: string} {
  if (turn.kind === 'look') return {key: `look ${turn.agent ?? ''} ${turn.application ?? ''}`, shape: `${turn.verdict} ${turn.reason}`}
  const {id, verdict, outcome} = turn.decision
  return {key: id, shape: `${verdict.kind} ${outcome.kind}`}
}
