import {EventEmitter} from 'node:events'
import {expect, test} from 'vitest'
import {createVirtualClock} from '../../../src/support/clock-virtual.js'
import {OperationalError} from '../../../src/support/errors.js'
import {guardTerminal} from '../../../src/tui/screen/guard.js'
import {jobControl} from '../../../src/tui/screen/job-control.js'
import type {Screen} from '../../../src/tui/screen/screen.js'
import {FakeTerminal} from '../../support/terminal.js'
import {openLive} from './live.js'

/** Before the screen, and after it. */
const SHELL = '$ mlsysops monitor'

async function expectRestored(terminal: FakeTerminal): Promise<void> {
  expect(await terminal.text()).toBe(SHELL)
  expect(terminal.isAlternate).toBe(false)
  expect(terminal.isRaw).toBe(false)
  expect(terminal.isCursorHidden).toBe(false)
}

test('while it runs the screen is the alternate one, raw, without a cursor', async () => {
  const {terminal, stop} = await openLive()
  expect([terminal.isAlternate, terminal.isRaw, terminal.isCursorHidden]).toEqual([true, true, true])
  await stop()
})

test.each([['q'], ['\u0003']])('after %j the terminal is as it was', async (keys) => {
  const {terminal, press, done} = await openLive()
  await press(keys)
  await done
  await expectRestored(terminal)
})

test('after the signal the terminal is as it was', async () => {
  const {terminal, stop} = await openLive()
  await stop()
  await expectRestored(terminal)
})

test('after an error that ends it the terminal is as it was, and the error is told', async () => {
  const {terminal, fake, pass, done} = await openLive()
  const failed = expect(done).rejects.toMatchObject({code: 'unauthorized'})
  fake.fail(new OperationalError('The token is wrong.', {code: 'unauthorized', exit: 'remote'}))
  await pass(2_000)
  await failed
  await expectRestored(terminal)
})

test('a terminal that is gone ends it without an error', async () => {
  const {terminal, done} = await openLive()
  terminal.hangUp()
  await done
})

test('no listener of ours stays behind', async () => {
  const count = (): readonly number[] =>
    ['exit', 'uncaughtExceptionMonitor', 'SIGTSTP', 'SIGCONT'].map((name) => process.listenerCount(name))
  const before = count()
  const {terminal, stop} = await openLive()
  await stop()
  expect(count()).toEqual(before)
  expect(terminal.stdout.listenerCount('resize')).toBe(0)
})

test('an error that nobody caught finds the terminal restored before it is printed, once', () => {
  const terminal = new FakeTerminal()
  const source = new EventEmitter()
  let closed = 0
  const guard = guardTerminal(
    terminal,
    () => {
      closed += 1
    },
    source,
  )
  source.emit('uncaughtExceptionMonitor')
  source.emit('exit')
  guard.restore()
  expect(closed).toBe(1)
  expect(terminal.stdin.rawModes).toEqual([false])
})

test('where the drawing itself broke, the terminal is given back all the same', () => {
  const terminal = new FakeTerminal()
  const guard = guardTerminal(
    terminal,
    () => {
      throw new Error('drawing broke')
    },
    new EventEmitter(),
  )
  guard.restore()
  expect(terminal.writes.join('')).toContain('\u001B[?1049l')
})

type Aside = {
  readonly source: EventEmitter & {kill: () => void; pid: number; platform: NodeJS.Platform}
  readonly log: string[]
  readonly screen: Screen
}

function aside(onKill: (source: EventEmitter) => void): Aside {
  const log: string[] = []
  const screen: Screen = {
    draw() {},
    wipe() {},
    async suspend() {
      log.push('given back')
      return async () => {
        log.push('taken')
      }
    },
    close() {},
    ended: new Promise(() => {}),
  }
  const source = Object.assign(new EventEmitter(), {
    pid: 1,
    platform: 'linux' as const,
    kill() {
      log.push('stopped')
      onKill(source)
    },
  })
  return {source, log, screen}
}

test('ctrl-z gives the terminal back before the process stops, and takes it when it goes on', async () => {
  const clock = createVirtualClock(0)
  const {source, log, screen} = aside((process) => queueMicrotask(() => process.emit('SIGCONT')))
  const jobs = jobControl(screen, clock, (error) => expect.unreachable(String(error)), source)
  await jobs.suspend()
  expect(log).toEqual(['given back', 'stopped', 'taken'])
  jobs.remove()
  expect(source.eventNames()).toEqual([])
})

test('where a shell has no job control, the screen comes back by itself', async () => {
  const clock = createVirtualClock(0)
  const {source, log, screen} = aside(() => {})
  const jobs = jobControl(screen, clock, (error) => expect.unreachable(String(error)), source)
  const suspended = jobs.suspend()
  await clock.run(1_000)
  await suspended
  expect(log).toEqual(['given back', 'stopped', 'taken'])
  jobs.remove()
})

test('a process that was stopped from outside draws everything anew', async () => {
  const {source, log, screen} = aside(() => {})
  const jobs = jobControl(screen, createVirtualClock(0), (error) => expect.unreachable(String(error)), source)
  source.emit('SIGCONT')
  await new Promise((resolve) => setImmediate(resolve))
  expect(log).toEqual(['given back', 'taken'])
  jobs.remove()
})
