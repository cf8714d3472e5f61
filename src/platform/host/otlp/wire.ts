/** Not what it says to be; the message says where it broke. */
export class MalformedMessage extends Error {
  override readonly name = 'MalformedMessage'
}

type WireType = 0 | 1 | 2 | 5

/** A few bytes can stand for an object of a hundred: what 4 MiB may turn into must be bounded, too. */
const MAX_MESSAGES = 100_000

/**
 * Reads the protobuf wire format (https://protobuf.dev/programming-guides/encoding): a field at a time, without copying. Throws `MalformedMessage`
 * where the bytes end too early or make no sense; fields that nobody reads are passed over, as protobuf wants it.
 */
export class WireReader {
  readonly #bytes: Buffer
  /** Shared by a message and all within it. */
  readonly #left: {messages: number}
  #at = 0
  #type: WireType = 0
  /** The value of the field that `next` told of has not been read. */
  #isUnread = false

  constructor(bytes: Buffer, left = {messages: MAX_MESSAGES}) {
    this.#bytes = bytes
    this.#left = left
  }

  /** The number of the next field; 0 at the end. A value that was not read by the next call is passed over. */
  next(): number {
    if (this.#isUnread) this.#passOver()
    if (this.#at >= this.#bytes.length) return 0
    const tag = this.#varint()
    const type = Number(tag & 7n)
    if (type !== 0 && type !== 1 && type !== 2 && type !== 5) throw new MalformedMessage(`wire type ${type} at byte ${this.#at}`)
    this.#type = type
    const field = Number(tag >> 3n)
    if (field === 0) throw new MalformedMessage(`field 0 at byte ${this.#at}`)
    this.#isUnread = true
    return field
  }

  bytes(): Buffer {
    this.#expect(2)
    return this.#take(this.#length())
  }

  message(): WireReader {
    if (--this.#left.messages < 0) throw new MalformedMessage(`more than ${MAX_MESSAGES} messages in one`)
    return new WireReader(this.bytes(), this.#left)
  }

  text(): string {
    return this.bytes().toString('utf8')
  }

  double(): number {
    this.#expect(1)
    return this.#take(8).readDoubleLE()
  }

  /** fixed64; beyond 2^53 rounded. */
  fixed64(): number {
    this.#expect(1)
    return Number(this.#take(8).readBigUInt64LE())
  }

  sfixed64(): number {
    this.#expect(1)
    return Number(this.#take(8).readBigInt64LE())
  }

  /** int32, int64, bool and enums. */
  integer(): number {
    this.#expect(0)
    return Number(BigInt.asIntN(64, this.#varint()))
  }

  /** sint32. */
  zigzag(): number {
    this.#expect(0)
    const value = this.#varint()
    return Number((value >> 1n) ^ -(value & 1n))
  }

  /** A repeated field of fixed64, packed or one at a time. At most `limit` values. */
  packedFixed64(into: number[], limit: number): void {
    this.#packed(into, limit, (reader) => Number(reader.#take(8).readBigUInt64LE()))
  }

  packedDouble(into: number[], limit: number): void {
    this.#packed(into, limit, (reader) => reader.#take(8).readDoubleLE())
  }

  packedVarint(into: number[], limit: number): void {
    this.#packed(into, limit, (reader) => Number(reader.#varint()))
  }

  #packed(into: number[], limit: number, read: (reader: WireReader) => number): void {
    const reader = this.#type === 2 ? this.message() : this
    this.#isUnread = false
    do {
      if (into.length >= limit) throw new MalformedMessage(`more than ${limit} values in one list`)
      if (reader.#at >= reader.#bytes.length) return
      into.push(read(reader))
    } while (reader !== this)
  }

  #expect(type: WireType): void {
    if (this.#type !== type) throw new MalformedMessage(`wire type ${this.#type} in place of ${type} at byte ${this.#at}`)
    this.#isUnread = false
  }

  #passOver(): void {
    this.#isUnread = false
    switch (this.#type) {
      case 0:
        this.#varint()
        break
      case 1:
        this.#take(8)
        break
      case 2:
        this.#take(this.#length())
        break
      case 5:
        this.#take(4)
        break
    }
  }

  #length(): number {
    return Number(this.#varint())
  }

  #take(length: number): Buffer {
    const end = this.#at + length
    if (end > this.#bytes.length) throw new MalformedMessage(`it ends within a field, at byte ${this.#at}`)
    const taken = this.#bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }

  #varint(): bigint {
    // Nearly all are small, and a bigint for each byte would cost.
    let low = 0
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte()
      low |= (byte & 0x7f) << shift
      if (byte < 0x80) return BigInt(low)
    }
    let value = BigInt(low)
    for (let shift = 28n; shift < 70n; shift += 7n) {
      const byte = this.#byte()
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return BigInt.asUintN(64, value)
    }
    throw new MalformedMessage(`a number of more than ten bytes at byte ${this.#at}`)
  }

  #byte(): number {
    const byte = this.#bytes[this.#at]
    if (byte === undefined) throw new MalformedMessage(`it ends within a number, at byte ${this.#at}`)
    this.#at++
    return byte
  }
}
