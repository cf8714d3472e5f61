import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {quote, renderScript, runSteps, type Step} from '../../../src/testbed/steps.js'

const context = (signal = new AbortController().signal) => ({signal, say: () => {}})

function recorder() {
  const done: string[] = []
  const step = (title: string, outcome: 'changed' | 'unchanged' | Error, undo?: Error): Step => ({
    title,
    describe: () => [`do ${title}`],
    async run() {
      if (outcome instanceof Error) throw outcome
      done.push(title)
      return outcome
    },
    async undo({signal}) {
      if (undo !== undefined) throw undo
      done.push(`undo ${title}${signal.aborted ? ' too late' : ''}`)
    },
  })
  return {done, step}
}

test('steps run in order, and those that changed something are named', async () => {
  const {done, step} = recorder()
  expect(await runSteps([step('a', 'changed'), step('b', 'unchanged'), step('c', 'changed')], context())).toEqual({changed: ['a', 'c']})
  expect(done).toEqual(['a', 'b', 'c'])
})

test('only what does something, is waited for or fails is said', async () => {
  const clock = createVirtualClock(0)
  const said: string[] = []
  const {step} = recorder()
  const telling: Step = {
    ...step('c', 'unchanged'),
    async run({say}) {
      say('c: 1 of 2 …')
      return 'unchanged'
    },
  }
  const waiting: Step = {
    ...step('d', 'unchanged'),
    async run({signal}) {
      await clock.sleep(2_000, signal)
      return 'unchanged'
    },
  }
  const steps = [step('a', 'unchanged'), step('b', 'changed'), telling, waiting, step('e', 'unchanged'), step('f', new Error('no room'))]
  const run = runSteps(steps, {signal: new AbortController().signal, say: (text) => void said.push(text)}, clock)
  await Promise.all([expect(run).rejects.toThrow('no room'), clock.run(3_000)])
  expect(said).toEqual(['b …', 'c …', 'c: 1 of 2 …', 'd …', 'f …'])
})

test('after a failure what was changed is undone, the last first, and the failure is thrown', async () => {
  const {done, step} = recorder()
  const steps = [step('a', 'changed'), step('b', 'unchanged'), step('c', 'changed'), step('d', new Error('no room'))]
  await expect(runSteps(steps, context())).rejects.toThrow('no room')
  expect(done).toEqual(['a', 'b', 'c', 'undo c', 'undo a'])
})

test('after an interrupt the clean-up has a signal of its own', async () => {
  const {done, step} = recorder()
  const interrupt = new AbortController()
  const stopping: Step = {
    title: 'b',
    describe: () => [],
    async run() {
      interrupt.abort(new Error('interrupted'))
      return 'unchanged'
    },
  }
  await expect(runSteps([step('a', 'changed'), stopping, step('c', 'changed')], context(interrupt.signal))).rejects.toThrow('interrupted')
  expect(done).toEqual(['a', 'undo a'])
})

test('a clean-up that fails hides neither the failure nor itself, and the others are undone', async () => {
  const {done, step} = recorder()
  const steps = [step('a', 'changed'), step('b', 'changed', new Error('stuck')), step('c', new Error('no room'))]
  const failure = await runSteps(steps, context()).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(AggregateError)
  expect(failure).toMatchObject({errors: [{message: 'no room'}, {message: 'stuck'}], cause: {message: 'no room'}})
  expect(done).toEqual(['a', 'b', 'undo a'])
})

test('a plan is a script that a shell can run', () => {
  const {step} = recorder()
  expect(renderScript([step('a', 'changed')])).toBe('#!/usr/bin/env bash\nset -euo pipefail\n\n# a\ndo a')
})

test.each([
  ['plain/path-1.json', 'plain/path-1.json'],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['ü$(x)', "'ü$(x)'"],
  ['', "''"],
])('%j is quoted for a shell', (word, quoted) => expect(quote(word)).toBe(quoted))
