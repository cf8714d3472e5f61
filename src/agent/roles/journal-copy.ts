import type {Fabric} from '../../fabric/contract/index.js'
import type {Decision, Journal} from '../../knowledge/contract.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {type AgentAddress, addressOf, topics} from '../topics.js'
import {isRecord} from './payloads.js'

const EVERY_MS = 200
const AGAIN_AFTER_MS = 5_000
/** A decision about many hosts takes tens of kB, and a message may have one MiB. */
const BATCH = 20

/**
 * Sends an agent's decisions to the layer above. Level-triggered: the other side says how far it has copied, and what is newer is sent until it says
 * that it has that too; so a batch that is lost, late or repeated does no harm.
 */
export async function offerJournal(
  ports: {readonly fabric: Fabric; readonly journal: Journal; readonly address: AgentAddress; readonly clock: Clock},
  signal: AbortSignal,
): Promise<void> {
  const {fabric, journal, address, clock} = ports
  let copied: number | undefined
  let sent = 0
  /** Since when something is under way that is not acknowledged. */
  let waitingMs = clock.now()
  const onCopied = (payload: JsonValue) => {
    const cursor = cursorOf(payload)
    if (cursor === undefined) return
    if (cursor !== copied) waitingMs = clock.now()
    // The other side began anew: so do we.
    if (copied !== undefined && cursor < copied) sent = cursor
    copied = cursor
  }
  await fabric.subscribe(topics.copied(address), ({payload}) => onCopied(payload), signal)
  // Whoever copies answers with how far it is. A journal that was lost with its disk begins at nought again, whatever was copied of the old one.
  const isNew = journal.changesSince(0, 1).decisions.length === 0
  const announce = () => fabric.publish(topics.journal(address), {isNew}, {retain: true})
  await announce()
  for await (const nowMs of clock.every(EVERY_MS, signal)) {
    if (copied === undefined) {
      if (nowMs - waitingMs < AGAIN_AFTER_MS) continue
      waitingMs = nowMs
      await announce()
      continue
    }
    // What was sent and is not acknowledged is sent again, but not at once; new records that go out meanwhile do not put that off.
    if (sent < copied || nowMs - waitingMs > AGAIN_AFTER_MS) sent = copied
    for (;;) {
      const {decisions, cursor} = journal.changesSince(sent, BATCH)
      if (decisions.length === 0) break
      await fabric.publish(topics.decisions(address), {after: sent, cursor, decisions: decisions.map(asJson)})
      if (sent === copied) waitingMs = nowMs
      sent = cursor
    }
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
    ({topic, payload}) => {
      const address = addressOf(topic)
      const key = topics.copied(address)
      if (!cursors.has(key) || (isRecord(payload) && payload['isNew'] === true)) cursors.set(key, 0)
      void say(address, cursors.get(key) ?? 0).catch(ports.onError)
    },
    signal,
  )
  const copy = async (topic: string, payload: JsonValue) => {
    const address = addressOf(topic)
    const key = topics.copied(address)
    const batch = batchOf(payload)
    if (batch === undefined) return
    if (batch.after > (cursors.get(key) ?? 0)) {
      // Something before it is missing: the sender hears from where it must begin again.
      await say(address, cursors.get(key) ?? 0)
      return
    }
    // After a restart all comes again; what is known already is neither written nor told anew.
    const news = batch.decisions.filter((decision) => (journal.get(decision.id)?.version ?? 0) < decision.version)
    await Promise.all(news.map((decision) => journal.write(decision)))
    for (const decision of news) ports.onCopy(decision)
    cursors.set(key, Math.max(cursors.get(key) ?? 0, batch.cursor))
    await say(address, cursors.get(key) ?? 0)
  }
  let before: Promise<void> = Promise.resolve()
  const inOrder = (topic: string, payload: JsonValue) => {
    before = before.then(() => copy(topic, payload)).catch(ports.onError)
  }
  await fabric.subscribe(topics.allDecisions(slice), ({topic, payload}) => inOrder(topic, payload), signal)
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
