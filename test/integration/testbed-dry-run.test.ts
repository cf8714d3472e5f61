import {execFileSync} from 'node:child_process'
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, test} from 'vitest'
import {createShell} from '../../src/support/process/shell.js'
import {parseTestbedConfig} from '../../src/testbed/config.js'
import {downScript, upScript} from '../../src/testbed/embedded/driver.js'
import * as existing from '../../src/testbed/existing/driver.js'
import {findTool} from '../../src/testbed/kubernetes/binaries/find.js'
import {readPins} from '../../src/testbed/kubernetes/binaries/pins.js'
import {PROGRAMS} from '../../src/testbed/kubernetes/cluster-plan.js'
import * as kubernetes from '../../src/testbed/kubernetes/driver.js'
import {planKubernetes} from '../../src/testbed/kubernetes/plan.js'
import {expectGolden} from '../support/cli-golden.js'
import {fakeTestbeds} from '../support/embedded.js'

let place: ReturnType<typeof fakeTestbeds>
beforeEach(() => {
  place = fakeTestbeds('mlsysops-')
})
afterEach(async () => place.clean())

const command = (role: string, config: string) => ({file: '/opt/node', args: ['/opt/mlsysops/bin/daemon.js', role, config]})
const general = (script: string): string =>
  script
    .replaceAll(place.folder, '<FOLDER>')
    .replace(/[0-9a-f]{12}\.sock/g, '<HASH>.sock')
    .replace(/77\d\d/g, '<PORT>')

test('the dry run of up is a script that a person can read', async () => {
  expectGolden('testbed-up.sh', general(await upScript({name: 'default', speed: 2}, {...place.surroundings, command})))
})

test('the dry run of down is one too', async () => {
  expectGolden('testbed-down.sh', general(await downScript('default', {keep: false}, place.surroundings)))
  expect(place.surroundings.registry.names()).toEqual([])
})

const shellcheck = await findTool('shellcheck', process.env)

function check(script: string): void {
  if (shellcheck !== undefined) execFileSync(shellcheck, ['-'], {input: script, encoding: 'utf8'})
}

function kubernetesSurroundings(programs: readonly string[] = PROGRAMS): kubernetes.KubernetesSurroundings {
  for (const program of programs) {
    mkdirSync(join(place.folder, 'bin'), {recursive: true})
    writeFileSync(join(place.folder, 'bin', program), '', {mode: 0o755})
  }
  const {registry, clock, launch, resolveScenario} = place.surroundings
  const known = readPins(process.cwd())
  const pins = {...known, etcd: {...known.etcd, sha256: {}}}
  const env = {PATH: join(place.folder, 'bin')}
  return {
    registry,
    clock,
    launch,
    resolveScenario,
    pins,
    env,
    cacheFolder: join(place.folder, 'cache'),
    shell: createShell(),
    root: '/opt/mlsysops',
    teach: () => Promise.reject(new Error('A dry run teaches nobody.')),
    groupsOf: () => [],
    heard: async () => [],
    agentCommand: (file) => ({file: 'node', args: ['/opt/mlsysops/bin/run.js', 'agent', 'run', '--config', file]}),
  }
}

const REQUEST = {name: 'default', clusters: 1, nodes: 1}

test('of real control planes too, and shellcheck has nothing to say about it', async () => {
  const script = await kubernetes.upScript(REQUEST, kubernetesSurroundings())
  expectGolden('testbed-up-kubernetes.sh', general(script))
  const found = await kubernetes.foresee(REQUEST, kubernetesSurroundings())
  expect(general(found.script)).toBe(general(script))
  expect(new Set(found.steps.map(({part}) => part))).toEqual(new Set(['testbed', 'cluster-1', 'agents']))
  expect(found.steps.filter(({effect}) => effect === 'start')).toHaveLength(7)
  check(script)
})

test('what has to be downloaded or built is in it', async () => {
  const surroundings = kubernetesSurroundings(['go', ...PROGRAMS.slice(1, 4)])
  const script = await kubernetes.upScript({...REQUEST, mirror: 'http://mirror.example.org/'}, surroundings)
  expect(script).toContain('http://mirror.example.org/github.com/kubernetes-sigs/kwok/releases/download/v0.8.0/kwok-linux-')
  expect(script).toContain('| sha256sum --check --quiet')
  expect(script).toContain('(cd /opt/mlsysops/testbed/etcd && CGO_ENABLED=0 go build -trimpath')
  check(script)
})

test('to take it down it names each process, the contexts and the files', async () => {
  const surroundings = kubernetesSurroundings()
  const {config} = await planKubernetes(REQUEST, surroundings)
  const script = await kubernetes.downScript(config, {keep: false}, surroundings)
  expectGolden('testbed-down-kubernetes.sh', general(script))
  check(script)
})

test('to adopt clusters it asks for every permission, and changes nothing in them', () => {
  const kubeconfig = join(place.folder, 'config')
  writeFileSync(kubeconfig, '')
  const surroundings = {...place.surroundings, reviewAccess: () => Promise.resolve([])}
  const script = existing.upScript({name: 'prod', kubeconfig, contexts: ['home', 'member']}, surroundings)
  expectGolden('testbed-up-existing.sh', general(script))
  check(script)
})

test('each configuration is read again as it was written', async () => {
  const {config} = await planKubernetes(REQUEST, kubernetesSurroundings())
  expect(parseTestbedConfig(JSON.stringify(config), 'config.json')).toEqual(config)
})

test.each([
  [{clusters: 3, nodes: 2}, '3 clusters need at least 3 nodes, one each: --nodes is 2.'],
  [{nodes: 1}, '2 clusters need at least 2 nodes, one each: --nodes is 1.'],
  [{clusters: 3, nodes: 2, realNodes: 1}, '3 clusters need at least 3 nodes, one each: --nodes is 2 and --real-nodes is 1.'],
  [{clusters: 1, nodes: 0}, 'A cluster needs a node: --nodes is 0.'],
])('a cluster without a node is refused before anything is done: %o', async (numbers, message) => {
  await expect(planKubernetes({name: 'default', ...numbers}, kubernetesSurroundings())).rejects.toMatchObject({
    message,
    code: 'too-few-nodes',
    exit: 'usage',
  })
})

test('control planes alone need no node', async () => {
  const {config} = await planKubernetes({name: 'default', clusters: 2, nodes: 0, agents: false}, kubernetesSurroundings())
  expect(config.clusters.map(({nodes}) => nodes)).toEqual([0, 0])
})

test('where the programs are is remembered, until they are elsewhere', async () => {
  const surroundings = kubernetesSurroundings()
  const folder = (name: string): string => {
    mkdirSync(join(place.folder, name), {recursive: true})
    return join(place.folder, name)
  }
  const {config} = await planKubernetes({...REQUEST, binDir: folder('named')}, surroundings)
  const {stateDir, config: path} = surroundings.registry.paths('default')
  mkdirSync(stateDir, {recursive: true})
  writeFileSync(path, JSON.stringify(config))
  const again = async (request: {readonly binDir?: string} = {}) =>
    (await planKubernetes({name: 'default', ...request}, surroundings)).config
  expect((await again()).binDir).toBe(join(place.folder, 'named'))
  expect((await again({binDir: folder('other')})).binDir).toBe(join(place.folder, 'other'))
  rmSync(join(place.folder, 'named'), {recursive: true})
  expect((await again()).binDir).toBeUndefined()
})
