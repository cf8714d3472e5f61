import {expect, test} from 'vitest'
import {failureJson, failureOf, UsageError, usageErrorOf} from '../../../src/cli/errors.js'
import {renderFailure} from '../../../src/cli/render/failure.js'
import {plainStyle} from '../../../src/cli/text/style.js'
import {EXIT, type ExitName, OperationalError} from '../../../src/support/errors.js'
import {StoppedBySignal} from '../../../src/support/signals.js'

const view = {style: plainStyle, width: 80, isTerminal: false, nowMs: 0}
const exits = Object.keys(EXIT) as ExitName[]

test.each(exits)('the exit %s has its status', (exit) => {
  expect(failureOf(new OperationalError('no', {code: 'x', exit})).status).toBe(EXIT[exit])
})

test('an operational error shows no stack, in neither form', () => {
  const failure = failureOf(
    new OperationalError('Nothing answers.', {code: 'api-unreachable', exit: 'remote', hints: ['mlsysops testbed up'], details: {port: 1}}),
  )
  expect(renderFailure(failure, view)).toBe('Error: Nothing answers.\n  → mlsysops testbed up')
  expect(failureJson(failure)).toEqual({
    error: {code: 'api-unreachable', message: 'Nothing answers.', hints: ['mlsysops testbed up'], details: {port: 1}},
  })
})

test('a bug keeps its stack and those of its causes, exits 1 and says how to report it', () => {
  const failure = failureOf(new TypeError('x is not a function', {cause: new Error('below')}))
  expect(failure).toMatchObject({code: 'bug', status: 1})
  expect(failure.stack).toMatch(/TypeError: x is not a function[\s\S]*Caused by: Error: below/)
  expect(renderFailure(failure, view)).toContain('report')
})

test('what is thrown and is no error is a bug too', () => {
  expect(failureOf('oops')).toMatchObject({code: 'bug', status: 1})
})

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s gives %i, also where a library wrapped it', (name, status) => {
  const stopped = new StoppedBySignal(name)
  const wrapped = Object.assign(new Error('aborted', {cause: stopped}), {name: 'AbortError'})
  expect([failureOf(stopped).status, failureOf(wrapped).status]).toEqual([status, status])
})

test('usage is 2', () => expect(failureOf(new UsageError('no such flag')).status).toBe(2))

test('the quoted line of a description keeps its columns, so that the caret points at the fault', () => {
  const quoted = ['        target: fast', '                ^']
  const failure = failureOf(new OperationalError(['1 problem:', ...quoted].join('\n'), {code: 'description-invalid', exit: 'invalid'}))
  const [, source = '', caret = ''] = renderFailure(failure, view).split('\n')
  expect(source.indexOf('fast')).toBe(caret.indexOf('^'))
})

test('a flag whose words stand in another order, or that is half of one, is suggested', () => {
  const shape = {name: 'x', usage: 'x', flags: ['request-cpu', 'limit-cpu', 'container']}
  const hints = (flag: string) => usageErrorOf(Object.assign(new Error('no'), {oclif: {}, flags: [flag]}), shape)?.hints[0]
  expect(hints('--cpu-request')).toBe('Did you mean --request-cpu?')
  expect(hints('--cpu')).toBe('Did you mean --request-cpu or --limit-cpu?')
})
