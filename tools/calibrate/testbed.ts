import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {createKubeClient} from '../../src/platform/kubernetes/client/index.js'
import {type KubeObject, resource} from '../../src/platform/kubernetes/objects.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createShell} from '../../src/support/process/shell.js'
import {architecture} from '../../src/testbed/kubernetes/binaries/pins.js'
import {imageArchive} from '../../src/testbed/kubernetes/real-nodes/image-archive.js'
import {CONTAINERD_SOCKET} from '../../src/testbed/kubernetes/real-nodes/settings.js'
import {applicationOf, FILES, IMAGE} from './applications.js'
import {type MachineGroup, machineGroup} from './machine-group.js'
import type {Answer} from './measurement.js'
import type {ScheduledRequest} from './schedule.js'

/** A testbed with one real node, made by this program's own commands in a home of its own. */
export interface Testbed {
  readonly group: MachineGroup
  deploy(name: keyof typeof FILES): Promise<void>
  remove(name: keyof typeof FILES): Promise<void>
  /** Sends the classifier its requests, through its Service, from the node's own network. */
  load(requests: readonly ScheduledRequest[], signal: AbortSignal): Promise<readonly Answer[]>
  /** Nothing is left. */
  end(): Promise<void>
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const STAND_IN = fileURLToPath(new URL('./stand-in', import.meta.url))
const ENTER = join(ROOT, 'testbed', 'kubernetes', 'machine', 'enter.sh')
const NAME = 'default'
const CLUSTER = 'cluster-1'
const NODE = `${CLUSTER}-real-1`
const LIMIT_MS = 300_000
/** Its first own act puts a program into the group whose file of processes is named first. */
const INTO_GROUP = 'echo $$ > "$1"; shift; exec "$@"'
const SERVICES = resource<KubeObject & {readonly spec?: {readonly clusterIP?: string}}>({
  group: '',
  version: 'v1',
  plural: 'services',
  kind: 'Service',
  isNamespaced: true,
})

export async function startTestbed(options: {readonly binDir: string | undefined; readonly signal: AbortSignal}): Promise<Testbed> {
  const {signal, binDir} = options
  const home = mkdtempSync(join(tmpdir(), 'mlsysops-calibrate-'))
  mkdirSync(join(home, 'run'), {mode: 0o700})
  const env = {HOME: home, XDG_STATE_HOME: join(home, 'state'), XDG_CONFIG_HOME: join(home, 'config'), XDG_RUNTIME_DIR: join(home, 'run')}
  const shell = createShell()
  const run = async (file: string, args: readonly string[], stop = signal): Promise<void> => {
    await shell.run(file, args, {signal: stop, timeoutMs: LIMIT_MS, cwd: home, env})
  }
  const own = async (args: readonly string[], stop = signal): Promise<void> =>
    run(process.execPath, [join(ROOT, 'bin', 'run.js'), ...args], stop)
  const folder = join(home, 'state', 'mlsysops', 'testbeds', NAME)
  const machine = join(folder, CLUSTER, `machine-${NODE}`)
  const program = join(home, 'stand-in')
  let group: MachineGroup | undefined
  const end = async (): Promise<void> => {
    // Whatever stopped the work must not stop the clearing up.
    const always = AbortSignal.timeout(LIMIT_MS)
    group?.end()
    await own(['testbed', 'down'], always)
    rmSync(home, {recursive: true, force: true})
  }
  try {
    const build = ['build', '-trimpath', '-ldflags=-s -w', '-o', program, '.']
    // In the person's own home: there is Go's cache.
    await shell.run('go', build, {signal, timeoutMs: LIMIT_MS, cwd: STAND_IN, env: {CGO_ENABLED: '0'}})
    const up = ['testbed', 'up', '--driver', 'kubernetes', '--clusters', '1', '--nodes', '0', '--real-nodes', '1']
    await own([...up, ...(binDir === undefined ? [] : ['--bin-dir', binDir])])
    await importImage()
    group = machineGroup(machine)
  } catch (error) {
    await end()
    throw error
  }
  const loadGroup = group.loadProcesses
  return {
    group,
    end,
    deploy: async (name) => own(['app', 'deploy', FILES[name]]),
    remove: async (name) => own(['app', 'remove', applicationOf(name).name]),
    async load(requests, stop) {
      const [schedule, answers] = [join(home, 'schedule.json'), join(home, 'answers.json')]
      writeFileSync(schedule, JSON.stringify(requests))
      const command = [ENTER, join(machine, 'machine.pid'), program, 'load', `http://${await address()}:8080`, schedule, answers]
      await run('/bin/sh', ['-c', INTO_GROUP, 'sh', loadGroup, ...command], stop)
      return JSON.parse(readFileSync(answers, 'utf8')) as readonly Answer[]
    },
  }

  async function importImage(): Promise<void> {
    const archive = join(home, 'image.tar')
    const files = [{path: 'stand-in', mode: 0o755, content: readFileSync(program)}]
    writeFileSync(archive, imageArchive({name: IMAGE, architecture: architecture(), files, entrypoint: ['/stand-in']}))
    const ctr = ['ctr', '--address', CONTAINERD_SOCKET, '--namespace', 'k8s.io', 'images', 'import', archive]
    await run(ENTER, [join(machine, 'machine.pid'), ...ctr])
  }

  async function address(): Promise<string> {
    const kubeconfig = join(folder, 'kubeconfig')
    const client = await createKubeClient({kubeconfig, version: 'calibrate', manager: 'mlsysops-calibrate', clock: systemClock})
    try {
      const {items} = await client.list(SERVICES, {namespace: 'mlsysops'}, signal)
      const found = items.find(({metadata}) => metadata.name === 'classifier')?.spec?.clusterIP
      if (found === undefined) throw new Error('The classifier has no Service.')
      return found
    } finally {
      client.close()
    }
  }
}
