// Messages of the domain name system, as far as questions for addresses need them. Source: RFC 1035, section 4.

const HEADER_BYTES = 12
const TYPES = {A: 1, CNAME: 5}
const INTERNET = 1
/** Names may move at any time, and asking again costs little. */
const TTL_SECONDS = 5
/** An answer of so many records fits into the 512 bytes that everybody takes. */
const MOST_RECORDS = 10
export const CODES = {found: 0, failed: 2, unknown: 3}

/** The one question of a message: its name in small letters, and whether it asks for IPv4 addresses. undefined: none, or more than one. */
export function readQuestion(message) {
  if (message.length < HEADER_BYTES || message.readUInt16BE(4) !== 1 || (message[2] & 0x80) !== 0) return undefined
  const labels = []
  let at = HEADER_BYTES
  for (let length = message[at]; length !== 0; length = message[at]) {
    if (length === undefined || length > 63) return undefined
    labels.push(message.toString('latin1', at + 1, at + 1 + length).toLowerCase())
    at += 1 + length
  }
  const end = at + 5
  if (message.length < end) return undefined
  return {name: labels.join('.'), isForAddress: message.readUInt16BE(at + 1) === TYPES.A, end}
}

/** The answer to this message. Records are `{name, address}` or, for another name of the same, `{name, target}`. */
export function writeAnswer(message, {end}, code, records) {
  const written = records.slice(0, MOST_RECORDS).map(record)
  const header = Buffer.from(message.subarray(0, HEADER_BYTES))
  // An answer, by whoever knows; what was asked for with it is told back.
  header.writeUInt16BE(0x8480 | (header.readUInt16BE(2) & 0x0100) | code, 2)
  header.writeUInt16BE(written.length, 6)
  header.fill(0, 8)
  return Buffer.concat([header, message.subarray(HEADER_BYTES, end), ...written])
}

function record({name, address, target}) {
  const data = target === undefined ? Buffer.from(address.split('.').map(Number)) : encodeName(target)
  const about = Buffer.alloc(10)
  about.writeUInt16BE(target === undefined ? TYPES.A : TYPES.CNAME, 0)
  about.writeUInt16BE(INTERNET, 2)
  about.writeUInt32BE(TTL_SECONDS, 4)
  about.writeUInt16BE(data.length, 8)
  return Buffer.concat([encodeName(name), about, data])
}

function encodeName(name) {
  return Buffer.concat([...name.split('.').map((label) => Buffer.from([label.length, ...Buffer.from(label, 'latin1')])), Buffer.from([0])])
}
