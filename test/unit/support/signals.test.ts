import {EventEmitter} from 'node:events'
import {expect, test} from 'vitest'
import {keepingSignals, listenForStop, StoppedBySignal} from '../../../src/support/signals.js'

function fakeProcess() {
  const exits: number[] = []
  return {exits, source: Object.assign(new EventEmitter(), {exit: (status: number) => exits.push(status)})}
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('the first %s asks to stop, with status %i', (name, status) => {
  const {exits, source} = fakeProcess()
  const {signal} = listenForStop(source)
  source.emit(name)
  expect(signal.reason).toBeInstanceOf(StoppedBySignal)
  expect(signal.reason).toMatchObject({signalName: name, exitStatus: status})
  expect(exits).toEqual([])
})

test('the second ends the process at once, with its own status', () => {
  const {exits, source} = fakeProcess()
  listenForStop(source)
  source.emit('SIGINT')
  source.emit('SIGTERM')
  expect(exits).toEqual([143])
})

test('a terminal that is closed sends SIGHUP several times over: none of them is the second', () => {
  const {exits, source} = fakeProcess()
  const {signal} = listenForStop(source)
  source.emit('SIGHUP')
  source.emit('SIGHUP')
  expect(signal.aborted).toBe(true)
  expect(exits).toEqual([])
})

test('removed, it leaves no listener behind', () => {
  const {source} = fakeProcess()
  const stop = listenForStop(source)
  stop.remove()
  source.emit('SIGINT')
  expect(stop.signal.aborted).toBe(false)
  expect(source.eventNames()).toEqual([])
})

test('what a library listens to when it is loaded is taken from it again, and nothing else', async () => {
  const {exits, source} = fakeProcess()
  const {signal} = listenForStop(source)
  const ended: string[] = []
  const loaded = await keepingSignals(async () => {
    source.once('SIGINT', () => ended.push('SIGINT'))
    source.on('SIGQUIT', () => ended.push('SIGQUIT'))
    source.on('exit', () => ended.push('exit'))
    return 'library'
  }, source)
  for (const name of ['SIGINT', 'SIGQUIT', 'exit']) source.emit(name)
  expect([loaded, ended, exits, signal.aborted]).toEqual(['library', ['exit'], [], true])
})
