import {OperationalError} from '../support/errors.js'
import type {JsonObject, JsonValue} from '../support/json.js'

export const LARGEST_PAYLOAD_BYTES = 1_048_576

/**
 * The payload as it would arrive over a network: a copy that shares nothing with the original, canonical as JSON is (no `undefined`, no `NaN`),
 * and frozen through and through, so that all who receive it may share it. Rejects what is over 1 MiB as JSON.
 *
 * Copying and freezing costs a fifth of `structuredClone` and of a way through JSON text, and is done once for all subscribers.
 */
export function frozenPayload(payload: JsonValue, topic: string): JsonValue {
  const size: Size = {mostBytes: 0}
  const copy = frozenCopy(payload, size)
  if (size.mostBytes > LARGEST_PAYLOAD_BYTES) {
    checkSize(Buffer.byteLength(JSON.stringify(copy)), topic)
  }
  return copy
}

/** The payload as text, for a network. Rejects what is over 1 MiB. */
export function encodePayload(payload: JsonValue, topic: string): Buffer {
  const bytes = Buffer.from(JSON.stringify(payload))
  checkSize(bytes.length, topic)
  return bytes
}

/** What arrived, frozen through and through; `undefined` where it is no JSON. No bytes at all are what takes back a retained message: `null`. */
export function decodePayload(bytes: Buffer): JsonValue | undefined {
  if (bytes.length === 0) return null
  try {
    return frozen(JSON.parse(bytes.toString()) as JsonValue)
  } catch {
    return undefined
  }
}

function checkSize(sizeBytes: number, topic: string): void {
  if (sizeBytes <= LARGEST_PAYLOAD_BYTES) return
  throw new OperationalError(`A message of ${sizeBytes} bytes to ${topic} is too large: ${LARGEST_PAYLOAD_BYTES} are allowed.`, {
    code: 'fabric-payload-too-large',
    exit: 'remote',
    details: {topic, sizeBytes, limitBytes: LARGEST_PAYLOAD_BYTES},
  })
}

function frozen(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  for (const member of isList(value) ? value : Object.values(value)) if (member !== undefined) frozen(member)
  return Object.freeze(value)
}

type Size = {mostBytes: number}

function frozenCopy(value: JsonValue, size: Size): JsonValue {
  if (typeof value === 'string') {
    // Six bytes for one unit of UTF-16, where it must be escaped.
    size.mostBytes += value.length * 6 + 3
    return value
  }
  size.mostBytes += 26
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object' || value === null) return value
  return isList(value) ? Object.freeze(value.map((item) => frozenCopy(item, size))) : (flatCopy(value, size) ?? frozenObject(value, size))
}

/** Of one that holds strings and numbers only, as samples do: copied as a whole, in a third of the time. `undefined` where it holds more. */
function flatCopy(value: JsonObject, size: Size): JsonObject | undefined {
  const copy = {...value}
  let mostBytes = 0
  for (const key in copy) {
    const member = copy[key]
    if (typeof member === 'string') mostBytes += (key.length + member.length) * 6 + 7
    else if (typeof member === 'number' && Number.isFinite(member)) mostBytes += key.length * 6 + 30
    else return undefined
  }
  size.mostBytes += mostBytes
  return Object.freeze(copy)
}

function frozenObject(value: JsonObject, size: Size): JsonObject {
  const copy: {[key: string]: JsonValue} = {}
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue
    size.mostBytes += key.length * 6 + 4
    // Assigning would set the prototype.
    if (key === '__proto__') Object.defineProperty(copy, key, {value: frozenCopy(member, size), enumerable: true})
    else copy[key] = frozenCopy(member, size)
  }
  return Object.freeze(copy)
}

function isList(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value)
}
