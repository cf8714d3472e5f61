import type {Fabric} from '../../fabric/contract/index.js'
import type {CopyMark, Decision, Journal} from '../../knowledge/contract.js'
import type {Clock} from '../../support/clock.js'
import {asJson, type JsonValue} from '../../support/json.js'
import {withoutCandidates} from '../loop/abridge.js'
import {type AgentAddress, addressOf, topics} from '../topics.js'
import {isDecision} from './decision-payloads.js'
import {isRecord} from './shapes.js'

const EVERY_MS = 200
const AGAIN_AFTER_MS = 5_000
const BATCH = 50
/** Half of what a message may have: the envelope is not counted. */
const BATCH_CHARACTERS = 400_000

/**
 * Sends an agent's decisions to the layer above. Level-triggered: the other side says how far it has copied, and what is newer is sent until it says
 * that it has that too; so a batch that is lost, late or repeated does no harm.
 */
export async function offerJournal(
  ports: {readonly fabric: Fabric; readonly journal: Journal; readonly address: AgentAddress; readonly clock: Clock},
  signal: AbortSignal,
): Promise<void> {
  const {fabric, journal, address, clock} = ports
  const {beginning} = journal
  let copied: number | undefined
  let sent = 0
  /** Since when something is under way that is not acknowledged. */
  let waitingMs = clock.now()
  const onCopied = (payload: JsonValue) => {
    const mark = markOf(payload)
    // What was retained of a journal that was lost means nothing in this one.
    if (mark?.beginning !== beginning) return
    const {cursor} = mark
    if (cursor !== copied) waitingMs = clock.now()
    // The other side began anew: so do we.
    if (copied !== undefined && cursor < copied) sent = cursor
    copied = cursor
  }
  await fabric.subscribe(topics.copied(address), ({payload}) => onCopied(payload), signal)
  // Whoever copies answers with how far it is. A journal that was lost with its disk has another beginning, whatever was copied of the old one.
  const announce = () => fabric.publish(topics.journal(address), {beginning}, {retain: true})
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
      const {decisions, cursor} = nextBatch(journal, sent)
      if (decisions.length === 0) break
      await fabric.publish(topics.decisions(address), {beginning, after: sent, cursor, decisions})
      if (sent === copied) waitingMs = nowMs
      sent = cursor
    }
  }
}

/** As many of the next changes as one message can carry; of one that no message can, only how many hosts it weighed. */
function nextBatch(journal: Journal, after: number): {readonly decisions: readonly JsonValue[]; readonly cursor: number} {
  const {decisions, cursor} = journal.changesSince(after, BATCH, BATCH_CHARACTERS)
  const isTooLong = decisions.length === 1 && JSON.stringify(decisions).length > BATCH_CHARACTERS
  return {decisions: decisions.map((one) => asJson(isTooLong ? withoutCandidates(one) : one)), cursor}
}

/**
 * The other side: keeps copies, and says how far it is. It keeps that with the copies, so a restart goes on where it was. `onCopy` is called with each
 * new version.
 */
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
  const say = (address: AgentAddress, mark: CopyMark) => fabric.publish(topics.copied(address), mark, {retain: true})
  const reached = (source: string, beginning: number): CopyMark => {
    const mark = journal.copied(source)
    return mark?.beginning === beginning ? mark : {beginning, cursor: 0}
  }
  const answer = async (topic: string, payload: JsonValue) => {
    const beginning = beginningOf(payload)
    if (beginning !== undefined) await say(addressOf(topic), reached(sourceOf(topic), beginning))
  }
  const copy = async (topic: string, payload: JsonValue) => {
    const batch = batchOf(payload)
    if (batch === undefined) return
    const source = sourceOf(topic)
    const mark = reached(source, batch.beginning)
    // Where something before it is missing, the sender hears from where it must begin again.
    if (batch.after > mark.cursor) return say(addressOf(topic), mark)
    // What came again is neither written nor told anew.
    const areNews = await Promise.all(batch.decisions.map((decision) => journal.write(decision)))
    for (const [at, decision] of batch.decisions.entries()) if (areNews[at]) ports.onCopy(decision)
    const next = {beginning: batch.beginning, cursor: Math.max(mark.cursor, batch.cursor)}
    if (next.cursor > mark.cursor) await journal.markCopied(source, next)
    await say(addressOf(topic), next)
  }
  let before: Promise<void> = Promise.resolve()
  const inOrder = (work: typeof copy) => (message: {readonly topic: string; readonly payload: JsonValue}) => {
    before = before.then(() => work(message.topic, message.payload)).catch(ports.onError)
  }
  await fabric.subscribe(topics.allJournals(slice), inOrder(answer), signal)
  await fabric.subscribe(topics.allDecisions(slice), inOrder(copy), signal)
}

/** The agent whose journal it is: `cluster`, `cluster/node`. */
function sourceOf(topic: string): string {
  const {cluster = '-', node} = addressOf(topic)
  return node === undefined ? cluster : `${cluster}/${node}`
}

function beginningOf(payload: JsonValue): number | undefined {
  return isRecord(payload) && typeof payload['beginning'] === 'number' ? payload['beginning'] : undefined
}

function markOf(payload: JsonValue): CopyMark | undefined {
  const beginning = beginningOf(payload)
  if (beginning === undefined || !isRecord(payload) || typeof payload['cursor'] !== 'number') return undefined
  return {beginning, cursor: payload['cursor']}
}

/** What is no decision is left out: asked for again, it would come as it is. */
function batchOf(payload: JsonValue): (CopyMark & {readonly after: number; readonly decisions: readonly Decision[]}) | undefined {
  const mark = markOf(payload)
  if (mark === undefined || !isRecord(payload)) return undefined
  const {after, decisions} = payload
  return typeof after === 'number' && Array.isArray(decisions) ? {...mark, after, decisions: decisions.filter(isDecision)} : undefined
}
