import {readFileSync} from 'node:fs'

export type RecordedRequest = {readonly protobuf: Buffer; readonly json: string}

/** What real encoders made: test/fixtures/otlp/record.py. One list for each program, in the order in which it sent them. */
export const recorded: Readonly<Record<'everything' | 'exponential' | 'deltas' | 'summary', readonly RecordedRequest[]>> = {
  everything: requestsOf('everything'),
  exponential: requestsOf('exponential'),
  deltas: requestsOf('deltas'),
  summary: requestsOf('summary'),
}

function requestsOf(program: string): readonly RecordedRequest[] {
  const file = new URL('../fixtures/otlp/requests.json', import.meta.url)
  const all = JSON.parse(readFileSync(file, 'utf8')) as Readonly<
    Record<string, readonly {readonly protobuf: string; readonly json: object}[]>
  >
  return (all[program] ?? []).map(({protobuf, json}) => ({protobuf: Buffer.from(protobuf, 'base64'), json: JSON.stringify(json)}))
}
