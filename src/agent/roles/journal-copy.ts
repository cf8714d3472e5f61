import type {Fabric} from '../../fabric/contract/index.js'
import type {Decision, Journal} from '../../knowledge/contract.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {type AgentAddress, addressOf, topics} from '../topics.js'

const EVERY_MS = 200
const BATCH = 200

/**
 * Sends an agent's decisions to the layer above. Level-triggered: this side says how far its journal goes, the other how far it has copied; what lies
 * between is sent until the two agree, so a batch that is lost, late or repeated does no harm.
 */
export async function offerJournal(
  ports: {readonly fabric: Fabric; readonly journal: Journal; readonly address: AgentAddress; readonly clock: Clock},
  signal: AbortSignal,
): Promise<void> {
  const {fabric, journal, address, clock} = ports
  let copied: number | undefined
  let announced = -1
  await fabric.subscribe(topics.copied(address), ({payload}) => (copied = cursorOf(payload)), signal)
  for await (const _ of clock.every(EVERY_MS, signal)) {
    const {decisions, cursor} = journal.changesSince(copied ?? Number.MAX_SAFE_INTEGER, BATCH)
    if (copied === undefined) {
      // Nobody has said yet how far it is: say how far we are, so that it does.
      const end = journal.changesSince(0, 1).cursor
      if (end !== announced) await fabric.publish(topics.journal(address), {cursor: end}, {retain: true})
      announced = end
      continue
    }
    if (decisions.length > 0) await fabric.publish(topics.decisions(address), {after: copied, cursor, decisions: decisions.map(asJson)})
  }
}

/** The other side: keeps copies, and says how far it is. `onCopy` is called with each new version. */
export async function copyJournals(
  ports: {
    readonly fabric: Fabric
    readonly journal: Journal
    readonly slice: string
    readonly onCopy: (decision: Decision) => void
    readonly onError: (error: unknown) => void
  },
  signal: AbortSignal,
): Promise<void> {
  const {fabric, journal, slice} = ports
  const cursors = new Map<string, number>()
  const say = (address: AgentAddress, cursor: number) => fabric.publish(topics.copied(address), {cursor}, {retain: true})
  await fabric.subscribe(
    topics.allJournals(slice),
    ({topic}) => {
      const address = addressOf(topic)
      const key = topics.copied(address)
      if (!cursors.has(key)) cursors.set(key, 0)
      void say(address, cursors.get(key) ?? 0).catch(ports.onError)
    },
    signal,
  )
  const copy = async (topic: string, payload: JsonValue) => {
    const address = addressOf(topic)
    const key = topics.copied(address)
    const batch = batchOf(payload)
    if (batch === undefined || batch.after > (cursors.get(key) ?? 0)) return
    await Promise.all(batch.decisions.map((decision) => journal.write(decision)))
    for (const decision of batch.decisions) ports.onCopy(decision)
    cursors.set(key, Math.max(cursors.get(key) ?? 0, batch.cursor))
    await say(address, cursors.get(key) ?? 0)
  }
  await fabric.subscribe(topics.allDecisions(slice), ({topic, payload}) => void copy(topic, payload).catch(ports.onError), signal)
}

function cursorOf(payload: JsonValue): number | undefined {
  if (typeof payload !== 'object' || payload === null || !('cursor' in payload)) return undefined
  return typeof payload.cursor === 'number' ? payload.cursor : undefined
}

/** Only agents of this slice may publish there, so its shape is trusted once it looks like a batch. */
function batchOf(
  payload: JsonValue,
): {readonly after: number; readonly cursor: number; readonly decisions: readonly Decision[]} | undefined {
  const cursor = cursorOf(payload)
  if (cursor === undefined || typeof payload !== 'object' || payload === null || !('decisions' in payload) || !('after' in payload))
    return undefined
  const {after, decisions} = payload
  return typeof after === 'number' && Array.isArray(decisions)
    ? {after, cursor, decisions: decisions as unknown as readonly Decision[]}
    : undefined
}
