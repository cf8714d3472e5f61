import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {renderLogLine, renderRawLine} from '../../../src/cli/render/log-line.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {createLogger} from '../../../src/support/logger.js'
import {logRecord} from '../../../src/testbed/log-record.js'

const NOW_MS = Date.UTC(2026, 0, 5, 12)
const view = {style: plainStyle, width: 100, isTerminal: false, nowMs: NOW_MS}

describe('a line of a log is taken apart', () => {
  test('of ours', () => {
    const lines: string[] = []
    const log = createLogger({write: (line) => lines.push(line), now: () => NOW_MS})
    log.warn({policy: 'spread', decision: 'd-1', error: {code: 'x'}}, 'plan refused')
    expect(logRecord(lines.join('').trim(), NOW_MS)).toEqual({
      timeMs: NOW_MS,
      level: 'warn',
      message: 'plan refused',
      fields: {policy: 'spread', decision: 'd-1', error: {code: 'x'}},
    })
  })

  test.each([
    [
      'etcd',
      '{"level":"info","ts":"2026-01-05T11:59:00.5Z","caller":"etcdmain/etcd.go:64","msg":"Running: ","args":["etcd","--name"]}',
      {timeMs: NOW_MS - 59_500, level: 'info', source: 'etcdmain/etcd.go:64', message: 'Running: ', fields: {args: ['etcd', '--name']}},
    ],
    [
      'KWOK',
      '{"time":"2026-01-05T11:59:00Z","level":"ERROR","msg":"Failed to watch","err":"gone","node":"n1"}',
      {timeMs: NOW_MS - 60_000, level: 'error', message: 'Failed to watch', fields: {err: 'gone', node: 'n1'}},
    ],
    [
      'KWOK, with its source',
      '{"time":"2026-01-05T11:59:00Z","level":"INFO","source":{"function":"f","file":"a/b.go","line":9},"msg":"Patch node"}',
      {
        timeMs: NOW_MS - 60_000,
        level: 'info',
        source: 'a/b.go:9',
        message: 'Patch node',
        fields: {source: {function: 'f', file: 'a/b.go', line: 9}},
      },
    ],
    [
      'Kubernetes, as JSON',
      '{"ts":1767614340000.5,"caller":"app/server.go:9","msg":"Started","v":0}',
      {timeMs: NOW_MS - 60_000 + 0.5, level: 'info', source: 'app/server.go:9', message: 'Started', fields: {v: 0}},
    ],
    [
      'containerd',
      'time="2026-01-05T11:59:00.000000000Z" level=warning msg="no such \\"layer\\"" id=ab12',
      {timeMs: NOW_MS - 60_000, level: 'warn', message: 'no such "layer"', fields: {id: 'ab12'}},
    ],
  ])('of %s', (_, line, expected) => expect(logRecord(line, NOW_MS)).toEqual(expected))

  const klogAt = (month: number, day: number) => new Date(2026, month - 1, day, 9, 8, 7, 123).getTime()

  test('of the programs of Kubernetes: with fields, and without', () => {
    const nowMs = klogAt(1, 5) + 1_000
    expect(
      logRecord('I0105 09:08:07.123456   12345 shared_informer.go:350] "Caches are synced" controller="node, all" n=3', nowMs),
    ).toEqual({
      timeMs: klogAt(1, 5),
      level: 'info',
      source: 'shared_informer.go:350',
      message: 'Caches are synced',
      fields: {controller: 'node, all', n: '3'},
    })
    const plain = 'W0105 09:08:07.123456       1 clientconn.go:1381] [core] addrConn: "x" err: refused'
    expect(logRecord(plain, nowMs)).toMatchObject({level: 'warn', message: '[core] addrConn: "x" err: refused', fields: {}})
    expect(logRecord('E0105 09:08:07.123456 1 a.go:1] "Failed" pods={"a":1, "b":2}', nowMs)).toMatchObject({
      level: 'error',
      message: '"Failed" pods={"a":1, "b":2}',
      fields: {},
    })
  })

  test('of an etcd before 3.5', () => {
    expect(logRecord('2026-01-05 09:08:07.123456 W | etcdserver/api: set the initial: 3.4', NOW_MS)).toEqual({
      timeMs: klogAt(1, 5),
      level: 'warn',
      source: 'etcdserver/api',
      message: 'set the initial: 3.4',
      fields: {},
    })
  })

  test('klog tells no year: in January the lines of December are those of the year before', () => {
    const nowMs = klogAt(1, 1)
    const found = logRecord('I1231 09:08:07.123456 1 a.go:1] x', nowMs)
    expect(found?.timeMs).toBe(new Date(2025, 11, 31, 9, 8, 7, 123).getTime())
  })
})

test.each([
  'Ready on http://127.0.0.1:7700',
  'goroutine 1 [running]:',
  '{"level":"info","msg":"without a time"}',
  '{"time":"2026-01-05T11:59:00Z","level":"info","message":"a","msg":"b"}',
  '{"time":"2026-01-05T11:59:00Z","level":"strange","message":"a"}',
  '{"time":"2026-01-05T11:59:00Z","level":"info","mess',
  'time="2026-01-05T11:59:00Z" level=info msg=a msg=b',
  'I0105 not klog',
])('what is of no known form, or would not be whole, is not taken apart: %s', (text) => {
  expect(logRecord(text, NOW_MS)).toBeUndefined()
  expect(renderLogLine(6)({process: 'world', text}, view)).toBe(`world  ${text}`)
})

const word = fc
  .stringMatching(/^[a-z][a-z0-9]{0,8}$/)
  .filter((one) => !['time', 'ts', 'level', 'message', 'msg', 'caller', 'v', 'err'].includes(one))

test('nothing of a line is lost, whatever stands beside its message', () => {
  fc.assert(
    fc.property(fc.dictionary(word, fc.jsonValue()), fc.string(), (fields, message) => {
      const line = JSON.stringify({time: '2026-01-05T11:59:00.000Z', level: 'info', message, ...fields})
      const found = logRecord(line, NOW_MS)
      expect(found?.message).toBe(message)
      expect(JSON.parse(JSON.stringify(found?.fields))).toEqual(JSON.parse(JSON.stringify(fields)))
    }),
  )
})

test('no line makes it fail', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((text) => `I0105 09:08:07.123456 1 a.go:1] ${text}`),
      ),
      (line) => void logRecord(line, NOW_MS),
    ),
  )
})

test('lines of all makes look alike, and are as they were written where that is asked for', () => {
  const text = 'raw'
  const record = {
    time: '2026-01-05T11:59:00.000Z',
    level: 'warn' as const,
    source: 'x/a.go:1',
    message: 'It is late',
    fields: {node: 'n 1', n: 3, source: {}},
  }
  const line = {process: 'kwok', text, record}
  expect(renderLogLine(6)(line, view)).toBe('kwok   11:59:00 warn  It is late node="n 1" n=3 (a.go:1)')
  expect(renderRawLine(6)(line, view)).toBe('kwok   raw')
})
