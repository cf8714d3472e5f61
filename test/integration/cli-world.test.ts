import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'
import {anyString, listWith, objectWith, textLike} from '../support/matchers.js'

const APPLICATION = fileURLToPath(new URL('../../templates/scenarios/smart-city/app.yaml', import.meta.url))
let folder: string
let cli: Cli
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops world '))
  cli = commandLine(folder)
  const up = await cli('testbed', 'up', '--speed', '10')
  expect(up, up.stderr).toMatchObject({exit: 0})
  await answer('app', 'deploy', APPLICATION)
})
afterAll(async () => {
  await cli('testbed', 'down')
  rmSync(folder, {recursive: true, force: true})
})

const answer = async (...args: readonly string[]): Promise<unknown> => {
  const {exit, stdout, stderr} = await cli(...args, '--json')
  expect(exit, stderr + stdout).toBe(0)
  return JSON.parse(stdout)
}

/** Asks again until the answer is so; the world goes on in its own process. */
async function until(args: readonly string[], isSo: (answer: unknown) => boolean): Promise<unknown> {
  const deadlineMs = Date.now() + 60_000
  for (;;) {
    const found = await answer(...args)
    if (isSo(found)) return found
    if (Date.now() > deadlineMs) throw new Error(`It did not become so: ${JSON.stringify(found).slice(0, 2_000)}`)
  }
}

const nodeIs = (ready: boolean) => (found: unknown) =>
  typeof found === 'object' && found !== null && 'ready' in found && found.ready === ready

describe('faults from the command line', () => {
  test('a dry run and a wrong name change nothing', async () => {
    const line = ['fault', 'inject', 'node-down', '--node']
    expect(await answer(...line, 'cloud-node1', '--dry-run')).toMatchObject({kind: 'dry-run', id: null})
    expect(await cli(...line, 'cloud-nod1')).toMatchObject({exit: 6, stderr: textLike(/Did you mean cloud-node1\?/)})
    expect(await answer('fault', 'list')).toEqual({items: []})
  })

  test('a node that goes down is seen by its cluster, and comes back when the fault is cleared', async () => {
    const injected = await answer('fault', 'inject', 'node-down', '--node', 'cloud-node1')
    expect(injected).toMatchObject({kind: 'injected', id: anyString, fault: {kind: 'node-down', node: 'cloud-node1'}, forMs: null})
    expect(await answer('fault', 'list')).toMatchObject({items: [{origin: 'injected', state: 'active', untilAt: null}]})
    await until(['infra', 'describe', 'cloud-node1'], nodeIs(false))
    expect(await answer('fault', 'clear', '--all')).toMatchObject({kind: 'cleared', faults: [{fault: {node: 'cloud-node1'}}]})
    await until(['infra', 'describe', 'cloud-node1'], nodeIs(true))
  })

  test('a fault with a time ends by itself', async () => {
    await answer('fault', 'inject', 'slow-disk', '--node', 'cloud-node2', '--factor', '5', '--for', '10s')
    await until(['fault', 'list'], (found) => JSON.stringify(found) === '{"items":[]}')
    expect(await answer('fault', 'list', '--all')).toMatchObject({items: listWith(objectWith({state: 'over'}))})
  })
})

describe('when the world is dead', () => {
  const commands = [
    ['app', 'list'],
    ['app', 'status', 'smart-city'],
    ['app', 'explain', 'smart-city'],
    ['infra', 'list'],
    ['infra', 'describe', 'cloud-node1'],
    ['telemetry', 'query', 'frame_classify_latency'],
  ]

  test('every command that shows the state says that it is old, in text and in JSON; faults cannot be made', async () => {
    for (const line of commands) expect(await cli(...line), line.join(' ')).toMatchObject({exit: 0, stderr: ''})
    await killWorld()
    await until(['app', 'list'], (found) => typeof found === 'object' && found !== null && 'silence' in found)
    for (const line of commands) {
      const text = await cli(...line)
      expect(text, line.join(' ')).toMatchObject({
        exit: 0,
        stderr: textLike(/^▲ The simulated world of default has not been heard for .*\n$/),
      })
      expect(await answer(...line), line.join(' ')).toMatchObject({silence: {sinceAt: anyString, forMs: expect.any(Number) as unknown}})
    }
    expect((await cli('monitor', '--once')).stdout).toMatch(/last heard: .* platform not heard for \d+s/)
    expect(await answer('monitor', '--once')).toMatchObject({slice: {health: 'unknown', silence: {sinceAt: anyString}}})
    expect(await cli('fault', 'list')).toMatchObject({exit: 4, stderr: textLike(/The world of the testbed default does not run/)})
  })

  test('when it is up again nothing is said any more', async () => {
    await answer('testbed', 'up')
    await until(['app', 'list'], (found) => typeof found === 'object' && found !== null && !('silence' in found))
    for (const line of commands) expect(await cli(...line), line.join(' ')).toMatchObject({exit: 0, stderr: ''})
  })

  /** As a machine would: the process is gone in the middle of what it did. */
  async function killWorld(): Promise<void> {
    const status = await answer('testbed', 'status')
    const processes = typeof status === 'object' && status !== null && 'processes' in status ? status.processes : []
    const world = (Array.isArray(processes) ? processes : []).find((one: unknown) => isWorld(one)) as {readonly pid: number} | undefined
    expect(world).toBeDefined()
    process.kill(world?.pid ?? Number.NaN, 'SIGKILL')
  }

  function isWorld(one: unknown): boolean {
    return typeof one === 'object' && one !== null && 'role' in one && one.role === 'world'
  }
})
