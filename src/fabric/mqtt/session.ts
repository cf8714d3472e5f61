import type {Duplex} from 'node:stream'
import type {MqttClient} from 'mqtt'
import {OperationalError} from '../../support/errors.js'
import {abortReason} from '../../support/waiting.js'

export type SessionOptions = {
  readonly clientId: string
  /** Which life of the agent this is: of two with the same certificate the broker keeps the later one. */
  readonly life: number
  /** Published, retained, when the connection is lost without a word. */
  readonly will: {readonly topic: string; readonly payload: Buffer}
  /** Silence of the broker for one and a half of it ends the session. */
  readonly keepaliveSeconds: number
  readonly connectTimeoutMs: number
  readonly onMessage: (topic: string, payload: Buffer, retained: boolean) => void
}

/** One connection to a broker, from its acceptance to its end. What was lost with it is for those to care about who open the next. */
export interface Session {
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<void>
  /** Resolves when the broker has it. Rejects with `fabric-disconnected` where that is not known. */
  publish(topic: string, payload: Buffer, retain: boolean): Promise<void>
  /** False: the broker refuses it. */
  subscribe(pattern: string): Promise<boolean>
  unsubscribe(pattern: string): void
  /** Leaves in order: the will is not published. */
  end(): Promise<void>
  /** Ends at once, as a line that is cut. */
  cut(): void
}

/** MQTT 3.1.1, a clean session: what is to outlast it, its owner says again. Rejects where the broker does not accept it; the stream is then closed. */
export async function openSession(stream: Duplex, options: SessionOptions, signal: AbortSignal): Promise<Session> {
  const {MqttClient} = await import('mqtt')
  if (signal.aborted) {
    stream.destroy()
    throw abortReason(signal)
  }
  const client = new MqttClient(() => stream, {
    protocolVersion: 4,
    clean: true,
    clientId: options.clientId,
    username: String(options.life),
    keepalive: options.keepaliveSeconds,
    connectTimeout: options.connectTimeoutMs,
    will: {...options.will, qos: 1, retain: true},
    // Whoever opens sessions tries again, with a pause that grows.
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
  })
  client.on('message', (topic, payload, {retain}) => options.onMessage(topic, payload, retain))
  const ended = new Promise<void>((resolve) => client.once('close', () => resolve()))
  const unanswered = new Set<() => void>()
  void ended.then(() => {
    client.end(true)
    for (const fail of unanswered) fail()
  })
  /** With the end of the session, whatever is not acknowledged has failed: mqtt.js would hold it back for ever. */
  const acknowledged = async (work: (done: (error?: Error | null) => void) => void): Promise<void> => {
    const {promise, resolve, reject} = Promise.withResolvers<void>()
    const fail = (cause?: unknown): void => reject(disconnected('The connection was lost before the broker answered.', cause))
    unanswered.add(fail)
    work((error) => (error ? fail(error) : resolve()))
    await promise.finally(() => unanswered.delete(fail))
  }
  await accepted(client, signal)
  return {
    ended,
    publish: (topic, payload, retain) => acknowledged((done) => client.publish(topic, payload, {qos: 1, retain}, done)),
    async subscribe(pattern) {
      let isGranted = true
      await acknowledged((done) => {
        client.subscribe(pattern, {qos: 1}, (error, _, packet) => {
          isGranted = packet?.granted.every((code) => Number(code) < 128) ?? true
          done(isGranted ? error : undefined)
        })
      })
      return isGranted
    },
    unsubscribe(pattern) {
      client.unsubscribe(pattern, () => {})
    },
    async end() {
      client.end(false)
      await ended
    },
    cut() {
      stream.destroy()
    },
  }
}

function accepted(client: MqttClient, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: unknown
    const onAbort = (): void => fail(abortReason(signal))
    function settle(): void {
      client.off('connect', onConnect).off('close', onClose)
      signal.removeEventListener('abort', onAbort)
    }
    function fail(cause: unknown): void {
      settle()
      client.end(true)
      reject(disconnected('The broker did not accept the connection.', cause))
    }
    function onConnect(): void {
      settle()
      resolve()
    }
    function onClose(): void {
      fail(failure)
    }
    // Also later: an error of the connection is followed by its end, and that is what counts.
    client.on('error', (error) => {
      failure = error
    })
    client.once('connect', onConnect).once('close', onClose)
    signal.addEventListener('abort', onAbort, {once: true})
  })
}

export function disconnected(message: string, cause?: unknown): OperationalError {
  return new OperationalError(message, {code: 'fabric-disconnected', exit: 'remote', cause})
}
