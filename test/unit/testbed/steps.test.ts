import {expect, test} from 'vitest'
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
