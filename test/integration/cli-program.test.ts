import {execFileSync, spawn} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {talksToSlice} from '../../src/cli/text/suggested.js'
import {type Cli, commandLine} from '../support/cli.js'
import {expectGolden} from '../support/cli-golden.js'
import {anyArray, anyString, listWith, textLike} from '../support/matchers.js'

const RUN = fileURLToPath(new URL('../../bin/run.js', import.meta.url))
let folder: string
let cli: Cli
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops cli ü '))
  cli = commandLine(folder)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const json = (text: string): unknown => JSON.parse(text)

test('--version says which version it is', async () => {
  const {version} = json(readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8')) as {version: string}
  expect(await cli('--version')).toMatchObject({exit: 0, stdout: textLike(new RegExp(`^mlsysops/${version} `))})
})

test('--version --json is one value', async () => {
  const {exit, stdout} = await cli('--version', '--json')
  expect({exit, value: json(stdout)}).toEqual({exit: 0, value: {version: anyString, platform: anyString, node: process.version}})
})

test('flags that are missing are told together, as they are typed', async () => {
  expect(await cli('lab', 'train', 'x')).toMatchObject({
    exit: 2,
    stderr: textLike(/^Error: mlsysops lab train needs --data and --policy\.$/m),
  })
})

test('what is suggested is known to talk to a slice, or not, as the command does', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const built = async <Module>(path: string) => (await import(join(root, 'dist', 'src', 'cli', path))) as Module
  const {CommandTable} = await built<typeof import('../../src/cli/command-table.js')>('command-table.js')
  const {SliceCommand} = await built<typeof import('../../src/cli/slice-command.js')>('slice-command.js')
  const commands = (await new CommandTable(root).loadAll()).filter(({id}) => id.split(' ').length <= 2)
  const wrong = commands.filter((command) => talksToSlice(command.id) !== command.prototype instanceof SliceCommand)
  expect(commands.length).toBeGreaterThan(70)
  expect(wrong.map(({id}) => id)).toEqual([])
})

test('--version loads nothing but itself', () => {
  expect(loadedBy('--version').filter((url) => url.includes('node_modules'))).toEqual([])
})

test.each(['--help', 'app --help', 'app deploy --help'])('%s loads no heavy package', (line) => {
  const loaded = loadedBy(...line.split(' '))
  const heavy = ['ink', 'react', '@kubernetes/client-node', 'fastify', 'execa', 'undici', 'pino', 'conf', 'yaml']
  expect(loaded.some((url) => url.includes('/@oclif/core/'))).toBe(true)
  for (const name of heavy)
    expect(
      loaded.filter((url) => url.includes(`/node_modules/${name}/`)),
      name,
    ).toEqual([])
})

test.each([
  ['help-root.txt', []],
  ['help-topic.txt', ['testbed']],
  ['help-command.txt', ['app', 'move', '--help']],
] as const)('%s is the help as people know it', async (name, args) => {
  const {exit, stdout} = await cli(...args)
  expect(exit).toBe(0)
  expectGolden(name, stdout.trimEnd())
})

describe('what is wrong is said with status 2 and a way out, in both modes', () => {
  test.each([
    ['a command that is not there', ['app', 'delpoy', 'x.yaml'], 'Did you mean mlsysops app deploy?'],
    ['a habit from another tool', ['app', 'delete', 'x'], 'Did you mean mlsysops app remove?'],
    ['words in the other order', ['deploy', 'app'], 'Did you mean mlsysops app deploy?'],
    ['a flag that is not there', ['app', 'deploy', '--wacth', 'x.yaml'], 'Did you mean --watch?'],
    ['a missing argument', ['app', 'deploy'], 'mlsysops app deploy <file>'],
    ['a number that is none', ['app', 'scale', 'x', 'y', 'abc'], 'mlsysops app scale --help'],
    ['a flag that must be there', ['app', 'move', 'x', 'y'], 'mlsysops app move <application> <component> --to <to>'],
    ['the beginning of two topics', ['ap'], 'Did you mean mlsysops app or mlsysops api?'],
    ['one argument too many', ['app', 'list', 'x'], 'mlsysops app list --help'],
    ['a value that is none of the choices', ['app', 'list', '--phase', 'sleepy'], 'mlsysops app list --help'],
    ['a duration that is none', ['telemetry', 'query', '--window', 'soon'], 'mlsysops telemetry query --help'],
    ['a flag before any command', ['--wait'], 'mlsysops --help'],
  ])('%s', async (_, args, hint) => {
    const text = await cli(...args)
    expect(text).toMatchObject({exit: 2, stdout: ''})
    expect(text.stderr).toContain(hint)
    expect(text.stderr).not.toMatch(/\n\s+at |See more help/)
    const data = await cli(...args, '--json')
    expect(data).toMatchObject({exit: 2, stderr: ''})
    expect(json(data.stdout)).toMatchObject({
      error: {code: anyString, message: anyString, hints: listWith(hint), details: null},
    })
  })
})

test('without a slice every command says how to get one', async () => {
  const {exit, stdout} = await cli('app', 'list', '--json')
  expect(exit).toBe(4)
  expect(json(stdout)).toMatchObject({error: {code: 'no-slice', hints: ['mlsysops testbed up', 'mlsysops demo']}})
})

test('an invalid description is told with all its problems and their places, and exits 3', async () => {
  const file = join(folder, 'bad.yaml')
  writeFileSync(file, 'MLSysOpsApp:\n  name: Camera App\n  compnents: []\n')
  const text = await cli('app', 'validate', file)
  expect(text.exit).toBe(3)
  expect(text.stderr).toContain(`${file}:3:3`)
  const data = await cli('app', 'validate', file, '--json')
  expect(data.exit).toBe(3)
  expect(json(data.stdout)).toMatchObject({error: {code: 'description-invalid', details: {problems: anyArray}}})
})

test('a description that init writes is valid, and is not overwritten', async () => {
  const file = join(folder, 'app.yaml')
  expect(await cli('app', 'init', file)).toMatchObject({exit: 0})
  expect(await cli('app', 'validate', file)).toMatchObject({exit: 0})
  expect(await cli('app', 'init', file)).toMatchObject({exit: 4})
})

test('settings are kept, and a flag is set by the environment', async () => {
  expect(await cli('config', 'set', 'testbed.speed', '4')).toMatchObject({exit: 0})
  expect(json((await cli('config', 'get', 'testbed.speed', '--json')).stdout)).toMatchObject({value: 4, origin: 'user'})
  const asJson = await commandLine(folder, {MLSYSOPS_JSON: '1', MLSYSOPS_SPEED: '8'})('config', 'get', 'testbed.speed')
  expect(json(asJson.stdout)).toMatchObject({value: 8, origin: 'environment', source: 'MLSYSOPS_SPEED'})
})

test.each(['bash', 'zsh', 'fish'])('the completion for %s knows every topic', async (shell) => {
  const {exit, stdout} = await cli('completion', shell)
  expect(exit).toBe(0)
  for (const topic of ['testbed', 'app', 'infra', 'config']) expect(stdout).toContain(topic)
  if (shell === 'bash') execFileSync('bash', ['-n'], {input: stdout})
})

test('bash completes commands and flags', async () => {
  const {stdout} = await cli('completion', 'bash')
  const complete = (...words: readonly string[]): string =>
    execFileSync(
      'bash',
      [
        '-c',
        `${stdout}\nCOMP_WORDS=(${words.map((one) => `"${one}"`).join(' ')}); COMP_CWORD=${words.length - 1}; _mlsysops; printf '%s\\n' "\${COMPREPLY[@]}"`,
      ],
      {
        encoding: 'utf8',
      },
    )
  expect(complete('mlsysops', 'te')).toMatch(/^(testbed|telemetry)\n(testbed|telemetry)\n$/)
  expect(complete('mlsysops', 'app', 'ex')).toBe('explain\n')
  expect(complete('mlsysops', 'mode', 'set', 'ad')).toBe('advise\n')
  expect(complete('mlsysops', 'app', 'move', '--to')).toBe('--to\n')
})

test('a reader that has enough ends the program quietly', async () => {
  const child = spawn('bash', ['-c', `"${process.execPath}" "${RUN}" --help | head -1; exit \${PIPESTATUS[0]}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8')
  })
  const status = await new Promise((resolve) => child.once('close', resolve))
  expect([0, 141]).toContain(status)
  expect(errors).toBe('')
})

/** Which files a command loads: reported by a loader hook when the process ends. */
function loadedBy(...args: readonly string[]): readonly string[] {
  const report = join(folder, 'loaded.json')
  const hook = `import {registerHooks} from 'node:module'; import {writeFileSync} from 'node:fs'; const seen = []; registerHooks({load(url, context, next) {seen.push(url); return next(url, context)}}); process.on('exit', () => writeFileSync(${JSON.stringify(report)}, JSON.stringify(seen)))`
  execFileSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, RUN, ...args], {stdio: 'ignore'})
  return json(readFileSync(report, 'utf8')) as readonly string[]
}
