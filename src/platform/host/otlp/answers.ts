/** Encodings of OTLP over HTTP; the answer has that of the request. */
export type Encoding = 'protobuf' | 'json'

export const CONTENT_TYPE: Readonly<Record<Encoding, string>> = {protobuf: 'application/x-protobuf', json: 'application/json'}

/** Codes of google.rpc.Status. */
export const RPC = {invalidArgument: 3, resourceExhausted: 8, unimplemented: 12, unavailable: 14} as const

/** A google.rpc.Status, the body of every refusal. */
export function encodeStatus(encoding: Encoding, code: number, message: string): Buffer {
  if (encoding === 'json') return Buffer.from(JSON.stringify({code, message}))
  return Buffer.concat([varintField(1, code), bytesField(2, Buffer.from(message))])
}

/** An ExportMetricsServiceResponse: empty where all was taken. */
export function encodeResponse(encoding: Encoding, rejected: number, message: string): Buffer {
  if (encoding === 'json') {
    return Buffer.from(
      JSON.stringify(rejected === 0 ? {} : {partialSuccess: {rejectedDataPoints: String(rejected), errorMessage: message}}),
    )
  }
  if (rejected === 0) return Buffer.alloc(0)
  return bytesField(1, Buffer.concat([varintField(1, rejected), bytesField(2, Buffer.from(message))]))
}

function varintField(field: number, value: number): Buffer {
  return Buffer.from([field << 3, ...varint(value)])
}

function bytesField(field: number, bytes: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(field << 3) | 2, ...varint(bytes.length)]), bytes])
}

function varint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...varint(Math.floor(value / 0x80))]
}
