import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'
import {anyArray, listWith, objectWith, textLike, textWith} from '../support/matchers.js'

const APPLICATION = fileURLToPath(new URL('../../templates/scenarios/smart-city/app.yaml', import.meta.url))
let folder: string
let cli: Cli
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops job ü '))
  cli = commandLine(folder)
  const up = await cli('testbed', 'up', '--speed', '10')
  expect(up, up.stderr).toMatchObject({exit: 0, stdout: textLike(/^Ready on http:\/\/127\.0\.0\.1:\d+\n/)})
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

describe('the main job, from the command line', () => {
  test('the slice is there', async () => {
    expect(await answer('infra', 'list')).toMatchObject({
      clusters: listWith(objectWith({name: 'group1-cluster'})),
    })
    expect(await answer('testbed', 'status')).toMatchObject({state: 'running', readiness: {ready: true}, simulated: anyArray})
  })

  test('a dry run says where everything would go, and stores nothing', async () => {
    expect(await answer('app', 'deploy', APPLICATION, '--dry-run')).toMatchObject({
      kind: 'dry-run',
      feasible: true,
      cluster: 'group1-cluster',
    })
    expect(await answer('app', 'list')).toEqual({items: []})
  })

  test('deploy waits until everything is ready; again it changes nothing', async () => {
    expect(await answer('app', 'deploy', APPLICATION)).toMatchObject({kind: 'created', application: {phase: 'deployed'}})
    expect(await answer('app', 'deploy', APPLICATION)).toMatchObject({kind: 'unchanged'})
    expect(await answer('app', 'diff', APPLICATION)).toMatchObject({changes: []})
  })

  test("a person's order is carried out, and lifted again", async () => {
    const dry = await answer('app', 'move', 'smart-city', 'classifier-app', '--to', 'group1-node2', '--dry-run')
    expect(dry).toMatchObject({kind: 'dry-run', candidate: {host: 'group1-node2', refusals: []}})
    const moved = await answer('app', 'move', 'smart-city', 'classifier-app', '--to', 'group1-node2', '--for', '10m')
    expect(moved).toMatchObject({kind: 'carried-out', decision: {proposer: {kind: 'person'}, outcome: {kind: 'done'}}})
    expect(await answer('app', 'explain', 'smart-city', 'classifier-app')).toMatchObject({
      components: [{component: 'classifier-app', hosts: ['group1-node2'], orders: [{wish: {kind: 'move', to: 'group1-node2'}}]}],
    })
    expect(await answer('app', 'unpin', 'smart-city', 'classifier-app')).toMatchObject({
      kind: 'lifted',
      lifted: [{component: 'classifier-app'}],
    })
  })

  test('an order that no host can take says why, exits 6, and changes nothing', async () => {
    const {exit, stdout} = await cli('app', 'move', 'smart-city', 'detector-app', '--to', 'nowhere', '--json')
    expect(exit).toBe(6)
    expect(JSON.parse(stdout)).toMatchObject({error: {code: 'node-not-found'}})
  })

  test('every list and every description is one JSON value', async () => {
    for (const args of [
      ['app', 'status', 'smart-city'],
      ['app', 'describe', 'smart-city'],
      ['app', 'history', 'smart-city'],
      ['policy', 'list'],
      ['policy', 'decisions'],
      ['mechanism', 'list'],
      ['agent', 'list'],
      ['mode', 'get'],
      ['telemetry', 'query'],
      ['api', 'openapi'],
      ['config', 'list'],
      ['doctor'],
      ['testbed', 'list'],
      ['monitor', '--once'],
    ]) {
      expect(await answer(...args), args.join(' ')).toEqual(expect.any(Object))
    }
  })

  test('events are one object a line, and end with the last one', async () => {
    const {exit, stdout} = await cli('app', 'events', 'smart-city', '--json')
    expect(exit).toBe(0)
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(events).toContainEqual(objectWith({kind: 'application', subject: 'smart-city'}))
  })

  test('logs of a simulated component say that it is simulated', async () => {
    const {stderr} = await cli('app', 'logs', 'smart-city', 'classifier-app')
    expect(stderr).toContain('smart-city is simulated')
  })

  test('a wait that ends too early says what was not ready, and exits 7', async () => {
    const text = readFileSync(APPLICATION, 'utf8').replace(/name: smart-city/, 'name: smart-city-two')
    const file = join(folder, 'two.yaml')
    await import('node:fs/promises').then(async ({writeFile}) => writeFile(file, text))
    const {exit, stdout} = await cli('app', 'deploy', file, '--timeout', '300ms', '--json')
    expect(exit).toBe(7)
    expect(JSON.parse(stdout)).toMatchObject({
      error: {code: 'wait-timed-out', message: textWith('0 of 1 ready'), details: {application: 'smart-city-two'}},
    })
    await answer('app', 'remove', 'smart-city-two')
  })

  test('a remove leaves nothing, and is refused where nothing is', async () => {
    expect(await answer('app', 'remove', 'smart-city')).toMatchObject({kind: 'removed'})
    const {exit, stdout} = await cli('app', 'status', 'smart-city', '--json')
    expect(exit).toBe(6)
    expect(JSON.parse(stdout)).toMatchObject({error: {code: 'application-not-found'}})
  })

  test('after down nothing is left', async () => {
    expect(await answer('testbed', 'down')).toMatchObject({existed: true, stopped: ['agents', 'world']})
    expect(readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter((path) => /testbed|sock|world|agents/.test(path))).toEqual([])
  })
})

test('the demo tells the whole story by itself, from the API alone, and leaves nothing', {timeout: 90_000}, async () => {
  const {exit, stdout} = await cli('demo', '--json')
  expect(exit).toBe(0)
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as {kind: string; moved?: boolean})
  expect(lines.map((line) => line.kind)).toEqual(listWith('opened', 'deployed', 'measured', 'decided', 'explained'))
  expect(lines.at(-1)).toMatchObject({kind: 'explained', moved: true})
  expect(await answer('testbed', 'list')).toEqual({items: []})
})
