import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {resolveConfiguration} from '../../../src/cli/configuration/resolve.js'
import {openUserStore} from '../../../src/cli/configuration/user-store.js'
import {resolveTarget} from '../../../src/cli/connection.js'
import {openRegistry} from '../../../src/testbed/registry.js'

let folder: string
let userFolder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-config-'))
  userFolder = join(folder, 'user')
  mkdirSync(userFolder)
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

const resolve = async (env: {readonly [name: string]: string} = {}) => resolveConfiguration({env, folder, userFolder})
const project = (text: string): void => writeFileSync(join(folder, 'mlsysops.yaml'), text)
const user = (value: unknown): void => writeFileSync(join(userFolder, 'config.json'), JSON.stringify(value))

test('environment, project, user, default: the first that says something wins, and each value says where it is from', async () => {
  user({context: 'mine', 'testbed.speed': 2, 'testbed.seed': 4})
  project('context: ours\ntestbed:\n  speed: 3\n')
  const {settings} = await resolve({MLSYSOPS_CONTEXT: 'theirs'})
  expect(settings.get('context')).toMatchObject({value: 'theirs', origin: 'environment', source: 'MLSYSOPS_CONTEXT'})
  expect(settings.get('testbed.speed')).toMatchObject({value: 3, origin: 'project', source: join(folder, 'mlsysops.yaml')})
  expect(settings.get('testbed.seed')).toMatchObject({value: 4, origin: 'user'})
  expect(settings.get('timeout')).toMatchObject({value: '150s', origin: 'default'})
  expect(settings.get('color')).toMatchObject({value: undefined, origin: 'unset'})
})

test('an unknown key is an error with a suggestion', async () => {
  project('testbed:\n  sped: 3\n')
  await expect(resolve()).rejects.toMatchObject({
    code: 'configuration-invalid',
    exit: 'usage',
    hints: ['Did you mean testbed.speed?', 'mlsysops config list'],
  })
})

test('a project file cannot say where tokens are sent', async () => {
  project('contexts:\n  evil: {server: "http://evil.example"}\n')
  await expect(resolve()).rejects.toMatchObject({code: 'configuration-invalid'})
})

test('a wrong value names key and value', async () => {
  project('testbed: {speed: fast}\n')
  await expect(resolve()).rejects.toThrow('mlsysops.yaml: testbed.speed is "fast"; it must be a number.')
})

test('YAML that cannot be read is refused with its place', async () => {
  project('a: [1\nb: 2\n')
  await expect(resolve()).rejects.toThrow(/^mlsysops\.yaml:\d+:\d+ is not valid YAML/)
})

test('a damaged user file is refused, not overwritten', async () => {
  writeFileSync(join(userFolder, 'config.json'), '{"context":')
  await expect(resolve()).rejects.toMatchObject({code: 'configuration-invalid'})
  await expect(openUserStore(userFolder)).rejects.toMatchObject({code: 'configuration-invalid'})
  expect(readFileSync(join(userFolder, 'config.json'), 'utf8')).toBe('{"context":')
})

test('what is set is found again, contexts with dots in their names too', async () => {
  const store = await openUserStore(userFolder)
  store.set('testbed.speed', 5)
  store.setContext('city.example', {server: 'https://city.example'})
  store.set('context', 'city.example')
  const {settings, contexts} = await resolve()
  expect(settings.get('testbed.speed')?.value).toBe(5)
  expect(resolveTarget('city.example', contexts, openRegistry(folder))).toMatchObject({server: 'https://city.example'})
  store.unset('testbed.speed')
  expect((await resolve()).settings.get('testbed.speed')?.origin).toBe('default')
})

test.each([
  ['nothing there is told from', undefined, 'no-slice'],
  ['an unknown name', 'nowhere', 'context-not-found'],
])('%s is refused with a way out', (_, name, code) => {
  expect(() => resolveTarget(name, new Map(), openRegistry(folder))).toThrow(expect.objectContaining({code, exit: 'precondition'}))
})
