import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import {dirname, join} from 'node:path'
import {expect, onTestFinished, test} from 'vitest'
import {createShell} from '../../src/support/process/shell.js'
import {cachedBinary, findTool} from '../../src/testbed/kubernetes/binaries/find.js'
import {architecture, type Pin, type Pins, readPins} from '../../src/testbed/kubernetes/binaries/pins.js'
import {type BinaryTools, provideBinaries} from '../../src/testbed/kubernetes/binaries/provide.js'
import {PROGRAMS, type Program} from '../../src/testbed/kubernetes/cluster-plan.js'
import {runSteps} from '../../src/testbed/steps.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

const go = await findTool('go', process.env)
const CONTENT = '#!/bin/sh\necho "I am a release"\n'
const sum = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex')

/** Every program but the one in question is on the PATH. */
function place(program: Program, change: Partial<Pin> = {}, hasGo = false) {
  const folder = temporaryDirectory()
  const others = join(folder, 'path')
  for (const one of PROGRAMS) if (one !== program) writeProgram(join(others, one))
  const pins: Pins = {
    ...readPins(process.cwd()),
    [program]: {
      version: '1.2.3',
      url: 'https://releases.example.org/v{version}/{arch}/it',
      sha256: {},
      module: 'tiny',
      package: '.',
      variables: {},
      ...change,
    },
  }
  const path = hasGo && go !== undefined ? `${others}:${dirname(go)}:/usr/bin:/bin` : others
  const env = {PATH: path, HOME: folder}
  const shell = createShell({env: {...process.env, PATH: `${path}:/usr/bin:/bin`}})
  const tools: BinaryTools = {env, cacheFolder: join(folder, 'cache'), pins, shell, root: folder}
  return {folder, tools, cached: cachedBinary(program, pins[program], tools.cacheFolder)}
}

function writeProgram(path: string, content = '#!/bin/sh\n'): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content, {mode: 0o755})
}

async function serve(answers: {readonly [path: string]: string | Buffer}): Promise<string> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    response.writeHead(answer === undefined ? 404 : 200).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

async function provide(tools: BinaryTools): Promise<readonly string[]> {
  const said: string[] = []
  const {steps} = await provideBinaries(PROGRAMS, tools)
  await runSteps(steps, {signal: AbortSignal.timeout(120_000), say: (text) => void said.push(text)})
  return said
}

test('the named folder comes first, then KUBEBUILDER_ASSETS, the PATH, and our cache last', async () => {
  const {folder, tools, cached} = place('kwok')
  const found = async (more: Partial<BinaryTools> = {}): Promise<string> =>
    (await provideBinaries(PROGRAMS, {...tools, ...more})).binaries.kwok
  writeProgram(cached)
  expect(await found()).toBe(cached)
  writeProgram(join(folder, 'path', 'kwok'))
  expect(await found()).toBe(join(folder, 'path', 'kwok'))
  writeProgram(join(folder, 'assets', 'kwok'))
  const env = {...tools.env, KUBEBUILDER_ASSETS: join(folder, 'assets')}
  expect(await found({env})).toBe(join(folder, 'assets', 'kwok'))
  writeProgram(join(folder, 'named', 'kwok'))
  expect(await found({env, binDir: join(folder, 'named')})).toBe(join(folder, 'named', 'kwok'))
})

test('a release with the right sum is downloaded once, and can be run', async () => {
  const {tools, cached} = place('kwok', {sha256: {[architecture()]: sum(CONTENT)}})
  const mirror = await serve({[`/releases.example.org/v1.2.3/${architecture()}/it`]: CONTENT})
  expect(await provide({...tools, mirror})).toContain('Downloading kwok: 0 MB …')
  expect(execFileSync(cached, {encoding: 'utf8'})).toBe('I am a release\n')
  expect(statSync(cached).mode & 0o777).toBe(0o755)
  expect((await provideBinaries(PROGRAMS, {...tools, mirror})).steps).toEqual([])
})

test('a program in an archive is taken out of it', async () => {
  const folder = temporaryDirectory()
  writeProgram(join(folder, 'etcd-v1.2.3', 'etcd'), CONTENT)
  execFileSync('tar', ['-czf', join(folder, 'it.tar.gz'), '-C', folder, 'etcd-v1.2.3'])
  const archive = readFileSync(join(folder, 'it.tar.gz'))
  const {tools, cached} = place('etcd', {member: 'etcd-v{version}/etcd', sha256: {[architecture()]: sum(archive)}})
  await provide({...tools, mirror: await serve({[`/releases.example.org/v1.2.3/${architecture()}/it`]: archive})})
  expect(readFileSync(cached, 'utf8')).toBe(CONTENT)
  expect(readdirSync(dirname(cached))).toEqual(['etcd'])
})

test.skipIf(go === undefined)('what has another sum is refused for good, and nothing of it stays', async () => {
  const {tools, cached} = place('kwok', {sha256: {[architecture()]: sum(CONTENT)}}, true)
  const mirror = await serve({[`/releases.example.org/v1.2.3/${architecture()}/it`]: `${CONTENT}rm -rf /\n`})
  await expect(provide({...tools, mirror})).rejects.toMatchObject({code: 'download-altered', exit: 'remote'})
  expect(readdirSync(dirname(cached))).toEqual([])
})

test('a mirror without the release is told, with what it answers', async () => {
  const {tools, cached} = place('kwok', {sha256: {[architecture()]: sum(CONTENT)}})
  const failure = provide({...tools, mirror: await serve({})})
  await expect(failure).rejects.toMatchObject({
    code: 'download-failed',
    exit: 'remote',
    message: expect.stringContaining('status 404') as string,
  })
  expect(existsSync(cached)).toBe(false)
})

test('a named folder that is not there is no reason to look elsewhere', async () => {
  const {folder, tools, cached} = place('kwok')
  writeProgram(cached)
  const failure = provideBinaries(PROGRAMS, {...tools, binDir: join(folder, 'mistyped')})
  await expect(failure).rejects.toMatchObject({code: 'bin-dir-missing', exit: 'precondition'})
})

test('without a pinned sum and without Go it is said what to do', async () => {
  const failure = provideBinaries(PROGRAMS, place('etcd').tools)
  await expect(failure).rejects.toMatchObject({code: 'binaries-missing', exit: 'precondition'})
  await expect(failure).rejects.toMatchObject({hints: expect.arrayContaining(['etcd alone: apt-get install etcd-server']) as string[]})
})

const MAIN = 'package main\n\nvar version = "none"\n\nfunc main() { println(version) }\n'

test.skipIf(go === undefined)(
  'where there is Go, it is built from the pinned sources; where nobody answers too',
  {timeout: 120_000},
  async () => {
    for (const sha256 of [{}, {[architecture()]: sum(CONTENT)}]) {
      const {folder, tools, cached} = place('kwok', {sha256, variables: {'main.version': 'v1.2.3'}}, true)
      mkdirSync(join(folder, 'testbed', 'tiny'), {recursive: true})
      writeFileSync(join(folder, 'testbed', 'tiny', 'go.mod'), 'module tiny\n\ngo 1.21\n')
      writeFileSync(join(folder, 'testbed', 'tiny', 'main.go'), MAIN)
      const said = await provide({...tools, mirror: 'http://127.0.0.1:1'})
      expect(said.join('\n')).toContain('Building kwok 1.2.3 from its sources')
      const {stderr} = await createShell().run(cached, [], {signal: AbortSignal.timeout(10_000), timeoutMs: 10_000})
      expect(stderr).toBe('v1.2.3\n')
      expect(readdirSync(dirname(cached))).toEqual(['kwok'])
    }
  },
)
