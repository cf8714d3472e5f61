import type {JsonValue} from '../../support/json.js'

/**
 * Messages between agents. Topics are `mlsysops/<slice>/<cluster>/<node>/…`, `-` standing for a layer that has none; a pattern may hold `+`
 * (one level) and end in `#` (the rest), as in MQTT. State is level-triggered: what is retained is re-sent to whoever subscribes, so a lost or
 * repeated message does no harm.
 */
export interface Fabric {
  /**
   * Resolves when the message is handed over, not when it is read. A retained `null` takes back what was retained. Without a connection, what is
   * retained is kept, the newest of each topic, and told when the connection is back; anything else rejects. Rejects with `fabric-payload-too-large`
   * (over 1 MiB), `fabric-refused` (not the agent's to publish) and `fabric-disconnected`.
   */
  publish(topic: string, payload: JsonValue, options?: {readonly retain?: boolean}): Promise<void>
  /**
   * Retained messages first, then each one as it comes, in order for each publisher; again so after a connection that was lost is back. Ends with
   * the signal. `onMessage` must not throw, and must not change the payload. Rejects with `fabric-refused`.
   */
  subscribe(pattern: string, onMessage: (message: FabricMessage) => void, signal: AbortSignal): Promise<void>
  /** Leaves in order: presence says `offline` at once. */
  close(): Promise<void>
}

/** `retained`: it was there before the subscription began; what comes while one listens is not marked. */
export type FabricMessage = {readonly topic: string; readonly payload: JsonValue; readonly retained: boolean}

/** Who connects, and what is published (retained) when it goes without a word. */
export type FabricIdentity = {readonly agent: string; readonly presenceTopic: string}

/** Retained on an agent's presence topic. */
export type Presence = {
  readonly agent: string
  readonly layer: string
  readonly cluster: string | null
  readonly node: string | null
  readonly state: 'online' | 'offline'
  readonly version: string
  readonly sinceMs: number
  /** The agent that passed it on from a broker of its own: when that one is not online, nobody knows whether it still holds. */
  readonly relayedBy?: string
}
