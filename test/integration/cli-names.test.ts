import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {type Cli, commandLine} from '../support/cli.js'

const APPLICATION = fileURLToPath(new URL('../../templates/scenarios/smart-city/app.yaml', import.meta.url))
const POLICY = `export default {name: 'mine', summary: 'Mine.', interval: '1h', analyze: () => ({verdict: 'fine', reason: 'x'}), plan: () => undefined}`
let folder: string
let cli: Cli
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-names-'))
  cli = commandLine(folder)
  writeFileSync(join(folder, 'mine.mjs'), POLICY)
  writeFileSync(join(folder, 'trace.csv'), '')
  for (const line of [
    ['testbed', 'up'],
    ['app', 'deploy', APPLICATION],
    ['policy', 'add', 'mine.mjs'],
  ]) {
    const {exit, stderr} = await cli(...line)
    expect(exit, stderr).toBe(0)
  }
})
afterAll(async () => {
  await cli('testbed', 'down')
  rmSync(folder, {recursive: true, force: true})
})

type Case = {
  /** As a person types it; the wrong name stands in it. */
  readonly line: string
  readonly says: string
  readonly meant?: string
  readonly list: string
  /** Of a slice 6; of this machine 4. */
  readonly exit?: 4 | 6
}

const application = (line: string): Case => ({
  line,
  says: 'There is no application smart-citty.',
  meant: 'smart-city',
  list: 'mlsysops app list',
})
const component = (line: string): Case => ({
  line,
  says: 'There is no component clasifier-app in smart-city.',
  meant: 'classifier-app',
  list: 'mlsysops app status smart-city',
})
const node = (line: string): Case => ({line, says: 'There is no node group1-nod1', meant: 'group1-node1', list: 'mlsysops infra list'})
const policy = (line: string): Case => ({line, says: 'There is no policy mien.', meant: 'mine', list: 'mlsysops policy list'})
const mechanism = (line: string): Case => ({line, says: 'There is no mechanism placment.', list: 'mlsysops mechanism list'})
const decision = (line: string): Case => ({
  line,
  says: 'There is no decision d-none.',
  list: 'What waits for an approval: mlsysops plan list',
})
const testbed = (line: string): Case => ({
  line,
  says: 'There is no testbed defalt.',
  meant: 'default',
  list: 'mlsysops testbed list',
  exit: 4,
})
const context = (line: string): Case => ({
  line,
  says: 'There is no context defalt.',
  meant: 'default',
  list: 'mlsysops testbed list',
  exit: 4,
})
const file = (line: string, says = 'There is no file trace.cvs.'): Case => ({line, says, meant: 'trace.csv', list: '', exit: 4})

const CASES: readonly Case[] = [
  ...['status', 'describe', 'explain', 'history', 'events', 'logs', 'remove', 'rollback'].map((verb) =>
    application(`app ${verb} smart-citty`),
  ),
  application('app scale smart-citty classifier-app 2'),
  application('app move smart-citty classifier-app --to group1-node2'),
  application('app pin smart-citty classifier-app'),
  application('app unpin smart-citty classifier-app'),
  application('app set-image smart-citty classifier-app x'),
  application('app set-resources smart-citty classifier-app --request-cpu 1'),
  application('mode get --app smart-citty'),
  component('app explain smart-city clasifier-app'),
  component('app logs smart-city clasifier-app'),
  component('app scale smart-city clasifier-app 2'),
  component('app scale smart-city clasifier-app 2 --dry-run'),
  component('app move smart-city clasifier-app --to group1-node2'),
  component('app pin smart-city clasifier-app'),
  component('app unpin smart-city clasifier-app'),
  component('app set-image smart-city clasifier-app x'),
  component('app set-resources smart-city clasifier-app --request-cpu 1'),
  node('app move smart-city classifier-app --to group1-nod1'),
  node('app move smart-city classifier-app --to group1-nod1 --dry-run'),
  node('app pin smart-city classifier-app --to group1-nod1'),
  ...['describe', 'cordon', 'uncordon', 'drain', 'remove'].map((verb) => node(`infra ${verb} group1-nod1`)),
  node('fault inject node-down --node group1-nod1'),
  ...['describe', 'remove', 'rollback', 'enable', 'disable', 'logs', 'trace'].map((verb) => policy(`policy ${verb} mien`)),
  ...['bind', 'unbind'].map((verb) => policy(`policy ${verb} mien smart-city`)),
  {line: 'policy catalogue spred', says: 'There is no built-in policy spred.', meant: 'spread', list: 'mlsysops policy catalogue'},
  ...['describe', 'state', 'apply'].map((verb) => ({...mechanism(`mechanism ${verb} placment`), meant: 'placement'})),
  ...['remove', 'rollback'].map((verb) => mechanism(`mechanism ${verb} placment`)),
  {
    line: 'mechanism state placement --cluster group1-clustr',
    says: 'There is no cluster group1-clustr.',
    meant: 'group1-cluster',
    list: 'mlsysops infra list',
  },
  ...['describe', 'approve', 'reject'].map((verb) => decision(`plan ${verb} d-none`)),
  {line: 'agent status contiuum', says: 'There is no agent contiuum.', meant: 'continuum', list: 'mlsysops agent list'},
  {line: 'telemetry query node_cpu_usag', says: 'There is no metric node_cpu_usag.', list: 'mlsysops telemetry query'},
  {line: 'fault clear f-9', says: 'There is no fault f-9.', list: 'mlsysops fault list --all'},
  ...['status', 'logs', 'reset'].map((verb) => testbed(`testbed ${verb} --name defalt`)),
  {line: 'testbed logs --process wrold', says: 'There is no process wrold.', meant: 'world', list: 'mlsysops testbed status', exit: 4},
  context('app list --context defalt'),
  context('config use-context defalt'),
  file('testbed up --name other --scenario trace.cvs', 'There is no scenario file'),
  file(`lab run trace.cvs --app ${APPLICATION}`, 'There is no'),
  file('lab carbon trace.cvs'),
  file('lab place trace.cvs'),
  file('lab report trace.cvs'),
  file('lab replay trace.csv --case trace.cvs'),
  file('app validate trace.cvs'),
  file('policy test trace.cvs'),
]

test.each(CASES)('$line', async ({line, says, meant, list, exit = 6}) => {
  const found = await cli(...line.split(' '), '--json')
  expect(found.exit, found.stdout + found.stderr).toBe(exit)
  const {error} = JSON.parse(found.stdout) as {error: {code: string; message: string; hints: readonly string[]}}
  expect(error.code).toMatch(/^[a-z-]+-not-found$/)
  expect(error.message).toContain(says)
  if (meant !== undefined) expect(error.hints.join('\n')).toMatch(new RegExp(`Did you mean (.*/)?${meant}\\?`))
  if (list !== '') expect(error.hints).toContain(list)
})

test('one that names nothing has the names that there are instead', async () => {
  const {stdout} = await cli('mechanism', 'describe', 'nothing-like-it', '--json')
  const {error} = JSON.parse(stdout) as {error: {hints: readonly string[]}}
  expect(error.hints[0]).toMatch(/^There are: .*placement/)
})
