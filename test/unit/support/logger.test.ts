import fc from 'fast-check'
import {expect, test} from 'vitest'
import {createLogger, type LogLevel} from '../../../src/support/logger.js'

function setUp(level?: LogLevel) {
  const lines: string[] = []
  const log = createLogger({write: (line) => lines.push(line), now: () => 0, ...(level === undefined ? {} : {level})})
  return {log, lines, last: (): unknown => JSON.parse(lines.at(-1) ?? 'null')}
}

test('a line is one JSON object with time, level, sentence and fields', () => {
  const {log, lines} = setUp()
  log.info({policy: 'qos', value: 61.25}, 'plan admitted')
  expect(lines).toEqual(['{"time":"1970-01-01T00:00:00.000Z","level":"info","message":"plan admitted","policy":"qos","value":61.25}\n'])
})

test('what is below the level is not written', () => {
  const {log, lines} = setUp('warn')
  log.debug({}, 'a')
  log.info({}, 'b')
  log.warn({}, 'c')
  log.error({}, 'd')
  expect(lines).toHaveLength(2)
})

test('a child has its fields in every line, those of its parents too', () => {
  const {log, last} = setUp()
  log.child({agent: 'c1'}).child({decision: 'd1'}).warn({reason: 'x'}, 'held')
  expect(last()).toMatchObject({agent: 'c1', decision: 'd1', reason: 'x', message: 'held'})
})

test('a field cannot take the place of what every line has', () => {
  const {log, last} = setUp()
  log.info({level: 'error', message: 'forged', time: 'never'}, 'real')
  expect(last()).toMatchObject({level: 'info', message: 'real', level_: 'error', message_: 'forged'})
})

test.each(['token', 'apiToken', 'Authorization', 'password', 'client-key-data', 'kubeconfig', 'set-cookie', 'secretName', 'api_key'])(
  'what is called %s is not written, at any depth',
  (name) => {
    const {log, lines} = setUp()
    log.child({[name]: 'S3cr3t-0'}).info({request: {headers: [{[name]: {value: 'S3cr3t-1'}}]}, [name]: 'S3cr3t-2'}, 'sent')
    expect(lines.join('')).not.toContain('S3cr3t')
    expect(lines.join('')).toContain('[redacted]')
  },
)

test('how many tokens there are is no secret', () => {
  const {log, last} = setUp()
  log.info({tokens: 3, hasPassword: true}, 'counted')
  expect(last()).toMatchObject({tokens: 3, hasPassword: true})
})

test('secrets in texts are taken out: bearer tokens, passwords in addresses, private keys', () => {
  const {log, lines} = setUp()
  const key = '-----BEGIN RSA PRIVATE KEY-----\nS3cr3t\n-----END RSA PRIVATE KEY-----'
  log.error({error: new Error('refused: Authorization: Bearer S3cr3t-abcdef', {cause: `https://ann:S3cr3t@host/x ${key}`})}, 'failed')
  expect(lines.join('')).not.toContain('S3cr3t')
  expect(lines.join('')).toContain('https://ann:[redacted]@host/x')
})

test('an error keeps its name, code, stack and causes', () => {
  const {log, last} = setUp()
  const cause = Object.assign(new TypeError('inner'), {code: 'ECONNREFUSED'})
  log.error({error: new AggregateError([new Error('one')], 'outer', {cause})}, 'failed')
  expect(last()).toMatchObject({
    error: {
      name: 'AggregateError',
      message: 'outer',
      stack: expect.stringContaining('outer') as string,
      errors: [{message: 'one'}],
      cause: {name: 'TypeError', code: 'ECONNREFUSED'},
    },
  })
})

test('whatever is logged, one valid line comes of it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.anything({withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true}),
      ),
      (fields) => {
        const {log, lines} = setUp()
        log.info(fields, 'anything')
        expect(lines).toHaveLength(1)
        expect(lines[0]?.indexOf('\n')).toBe((lines[0]?.length ?? 0) - 1)
        expect(JSON.parse(lines[0] ?? '')).toMatchObject({message: 'anything'})
      },
    ),
  )
})

test('a cycle, a giant text and a giant list do not grow a line without end', () => {
  const {log, lines} = setUp()
  const cycle: {self?: unknown} = {}
  cycle.self = cycle
  log.info({cycle, text: 'x'.repeat(1e6), list: Array(1e5).fill(1)}, 'large')
  expect(lines[0]?.length).toBeLessThan(10_000)
})
