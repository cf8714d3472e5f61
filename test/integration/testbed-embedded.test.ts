import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'
import {OperationalError} from '../../src/support/errors.js'
import {requireEmbedded} from '../../src/testbed/config.js'
import {parseEmbeddedConfig} from '../../src/testbed/embedded/config.js'
import {down, status, up, upScript} from '../../src/testbed/embedded/driver.js'
import {reset} from '../../src/testbed/embedded/reset.js'
import {fakeTestbeds} from '../support/embedded.js'

let place: ReturnType<typeof fakeTestbeds>
beforeEach(() => {
  place = fakeTestbeds()
})
afterEach(async () => {
  await place.clean()
})

const look = async (name = 'default') => {
  const {registry} = place.surroundings
  return status(requireEmbedded(registry.require(name)), registry)
}
const stateOf = async (name = 'default') => (await look(name)).state
const pidOf = async (role: 'world' | 'agents') => (await look()).processes.find((one) => one.role === role)?.pid ?? 0
const pids = async () => Promise.all([pidOf('world'), pidOf('agents')])
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('up brings both processes up, and says where the API is', async () => {
  const report = await up({name: 'default'}, place.surroundings, place.context())
  expect(report).toMatchObject({kind: 'created', started: ['world', 'agents']})
  expect(await look()).toMatchObject({state: 'running', url: report.url})
})

test('the configuration is saved, and the token is for its owner alone', async () => {
  const {config} = await up({name: 'default', speed: 5, seed: 7}, place.surroundings, place.context())
  const path = place.surroundings.registry.paths('default').config
  expect(parseEmbeddedConfig(readFileSync(path, 'utf8'), path)).toEqual(config)
  expect(config).toMatchObject({speed: 5, seed: 7})
  expect(statSync(config.tokenPath).mode & 0o777).toBe(0o600)
  expect(statSync(config.stateDir).mode & 0o777).toBe(0o700)
})

test('a second up on a ready testbed changes nothing', async () => {
  await up({name: 'default'}, place.surroundings, place.context())
  const before = await pids()
  const again = await up({name: 'default'}, place.surroundings, place.context())
  expect(again).toMatchObject({kind: 'unchanged', started: []})
  expect(await pids()).toEqual(before)
})

test.each(['world', 'agents'] as const)('up after kill -9 of %s starts only what is dead', async (dead) => {
  const {config} = await up({name: 'default'}, place.surroundings, place.context())
  const other = dead === 'world' ? 'agents' : 'world'
  const [deadPid, otherPid] = [await pidOf(dead), await pidOf(other)]
  process.kill(deadPid, 'SIGKILL')
  await expect.poll(() => stateOf()).toBe('partial')
  const again = await up({name: 'default'}, place.surroundings, place.context())
  expect(again).toMatchObject({kind: 'continued', started: [dead], config})
  expect(await pidOf(other)).toBe(otherPid)
  expect(await pidOf(dead)).not.toBe(deadPid)
})

test('two ups at once start each process once', async () => {
  const reports = await Promise.all([1, 2, 3].map(async () => up({name: 'default'}, place.surroundings, place.context())))
  expect(reports.map((one) => one.kind).sort()).toEqual(['created', 'unchanged', 'unchanged'])
})

test('down leaves no process and no file behind', async () => {
  await up({name: 'default'}, place.surroundings, place.context())
  const before = await pids()
  const report = await down('default', {keep: false}, place.surroundings, place.context())
  expect(report).toEqual({name: 'default', existed: true, stopped: ['agents', 'world'], kept: false})
  // Its end is known to the kernel before this process, which began it, has heard of it.
  await expect.poll(() => before.map(isAlive)).toEqual([false, false])
  expect(existsSync(place.surroundings.registry.folder)).toBe(false)
  expect(readdirSync(place.folder, {recursive: true}).filter((path) => !['scenario.yaml', 'state'].includes(String(path)))).toEqual([])
})

test('down --keep keeps the files, and up continues with them', async () => {
  const first = await up({name: 'default'}, place.surroundings, place.context())
  await down('default', {keep: true}, place.surroundings, place.context())
  expect(await stateOf()).toBe('stopped')
  const token = readFileSync(first.config.tokenPath, 'utf8')
  const second = await up({name: 'default'}, place.surroundings, place.context())
  expect(second).toMatchObject({kind: 'continued', config: first.config})
  expect(readFileSync(first.config.tokenPath, 'utf8')).toBe(token)
})

test('down of a testbed that is not there is no failure', async () => {
  expect(await down('default', {keep: false}, place.surroundings, place.context())).toMatchObject({existed: false})
})

test('a process that does not heed TERM is killed', {timeout: 30_000}, async () => {
  place.behaviour.agents = 'stubborn'
  await up({name: 'default'}, place.surroundings, place.context())
  const pid = await pidOf('agents')
  await down('default', {keep: false}, place.surroundings, place.context())
  expect(isAlive(pid)).toBe(false)
})

test('testbeds stand side by side, each with ports of its own', async () => {
  const [one, two] = [
    await up({name: 'one'}, place.surroundings, place.context()),
    await up({name: 'two'}, place.surroundings, place.context()),
  ]
  expect(one.url).not.toBe(two.url)
  expect(one.config.socketPath).not.toBe(two.config.socketPath)
  await down('one', {keep: false}, place.surroundings, place.context())
  expect(place.surroundings.registry.names()).toEqual(['two'])
  expect(await stateOf('two')).toBe('running')
})

test('a daemon that refuses to start is quoted, with its exit and hints, and the other is stopped', async () => {
  place.behaviour.world = 'fails'
  const failure = await up({name: 'default'}, place.surroundings, place.context()).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(OperationalError)
  expect(failure).toMatchObject({code: 'scenario-invalid', exit: 'invalid', message: 'The scenario is wrong.', hints: ['mend it']})
  expect(await stateOf()).toBe('stopped')
})

test('of a daemon that ends at once the end of its log is shown', async () => {
  place.behaviour.agents = 'dies'
  const failure = await up({name: 'default'}, place.surroundings, place.context()).catch((error: unknown) => error)
  expect(failure).toMatchObject({code: 'daemon-ended'})
  expect(String(failure)).toContain('TypeError: no such thing')
})

test('an interrupted up leaves no process, and the next up continues', async () => {
  place.behaviour.agents = 'silent'
  const interrupt = new AbortController()
  const running = up({name: 'default'}, place.surroundings, {
    signal: interrupt.signal,
    say: (text) => {
      if (text.startsWith('Wait for the agents')) interrupt.abort(new Error('interrupted'))
    },
  })
  await expect(running).rejects.toThrow('interrupted')
  expect(await stateOf()).toBe('stopped')
  place.behaviour.agents = 'ready'
  expect(await up({name: 'default'}, place.surroundings, place.context())).toMatchObject({kind: 'continued'})
})

test('a port that was asked for and is taken is refused, and nothing is left', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await expect(up({name: 'default', port}, place.surroundings, place.context())).rejects.toMatchObject({
    code: 'port-busy',
    exit: 'precondition',
  })
  expect(existsSync(place.surroundings.registry.paths('default').stateDir)).toBe(false)
  server.close()
})

test('agents that have ended come up at another port where theirs was taken meanwhile, beside the world that goes on', async () => {
  const {config} = await up({name: 'default'}, place.surroundings, place.context())
  process.kill(await pidOf('agents'), 'SIGKILL')
  await vi.waitFor(async () => expect(await stateOf()).toBe('partial'))
  const server = createServer()
  await vi.waitFor(() => new Promise<void>((resolve, reject) => server.once('error', reject).listen(config.port, '127.0.0.1', resolve)))
  const again = await up({name: 'default'}, place.surroundings, place.context())
  expect(again).toMatchObject({kind: 'continued', started: ['agents']})
  expect(again.config.port).not.toBe(config.port)
  server.close()
})

test('flags that contradict an existing testbed are refused, not dropped', async () => {
  await up({name: 'default', speed: 2}, place.surroundings, place.context())
  const failure = await up({name: 'default', speed: 3}, place.surroundings, place.context()).catch((error: unknown) => error)
  expect(failure).toMatchObject({code: 'testbed-differs'})
  expect(String(failure)).toContain('--speed is 3 here and 2 there')
})

test('reset forgets the state and keeps how the testbed was made', async () => {
  const {config} = await up({name: 'default', speed: 4}, place.surroundings, place.context())
  const token = readFileSync(config.tokenPath, 'utf8')
  const report = await reset('default', place.surroundings, place.context())
  expect(report).toMatchObject({kind: 'created', config: {speed: 4, scenarioPath: config.scenarioPath}})
  expect(readFileSync(report.config.tokenPath, 'utf8')).not.toBe(token)
})

test('a dry run says what it would do, and does nothing', async () => {
  const script = await upScript({name: 'default'}, place.surroundings)
  expect(script).toContain('install -d -m 700')
  expect(existsSync(join(place.folder, 'state'))).toBe(false)
})
