import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {afterEach, expect, test} from 'vitest'
import {createApiClient} from '../../src/northbound/client/index.js'
import type {Api} from '../../src/northbound/contract/api.js'
import type {ApplicationStatusDto} from '../../src/northbound/contract/dto.js'
import {systemClock} from '../../src/support/clock-system.js'
import {OperationalError} from '../../src/support/errors.js'
import {type Cli, commandLine} from '../support/cli.js'
import {seeded} from '../support/seeded.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

const KILLS = Number(process.env['CHAOS_KILLS'] ?? 50)
const STEADY = ['steady-a', 'steady-b']
let testbed: {readonly cli: Cli} | undefined
afterEach(async () => {
  await testbed?.cli('testbed', 'down')
  testbed = undefined
})

type Load = {
  /** Applications whose creation was acknowledged and whose removal was not asked for. */
  readonly wanted: ReadonlySet<string>
  /** Calls that were answered. */
  readonly acknowledged: {created: number; moved: number; removed: number}
  /** Ends the load, and removes what an unanswered call left in doubt. */
  readonly stop: () => Promise<void>
}

test(`${KILLS} times kill -9 of agents, world and both, at random moments under load: nothing is lost, doubled, restarted or corrupted`, {
  timeout: 1_200_000,
}, async () => {
  const folder = temporaryDirectory()
  const cli = commandLine(folder)
  testbed = {cli}
  await up(cli)
  const stateDir = join(folder, 'state', 'mlsysops', 'testbeds', 'default')
  const api = () => connect(stateDir)
  const random = seeded(20261121)
  for (const name of STEADY) await api().deployApplication(description(name))
  for (const name of STEADY) await phase(api(), name, 'deployed')
  const before = await instances(api(), STEADY)

  const load = startLoad(stateDir, random)
  for (let kill = 0; kill < KILLS; kill += 1) {
    await systemClock.sleep(50 + 700 * random())
    const roles = kill < KILLS * 0.6 ? ['agents'] : kill < KILLS * 0.8 ? ['world'] : ['agents', 'world']
    for (const role of roles) killByRole(stateDir, role)
    await up(cli)
  }
  await load.stop()
  for (const [what, count] of Object.entries(load.acknowledged)) expect(count, `${what} under load`).toBeGreaterThan(KILLS / 4)

  const last = api()
  for (const name of [...STEADY, ...load.wanted]) await phase(last, name, 'deployed')
  expect(await instances(last, STEADY), 'what nobody touched was never restarted').toEqual(before)
  const expected = [...STEADY, ...load.wanted].toSorted()
  const names = async () => (await last.listApplications({limit: 500})).items.map((one) => one.name).toSorted()
  await expect.poll(names, {timeout: 60_000, message: 'what was wanted is there, once, and nothing else'}).toEqual(expected)
  for (const name of expected)
    await expect.poll(() => surplus(last, name), {timeout: 60_000, message: `${name} runs each component as often as wanted`}).toEqual([])
  await last.close()
  await cli('testbed', 'down', '--keep')
  for (const file of databases(stateDir)) expect(integrityOf(file), file).toBe('ok')
})

async function up(cli: Cli): Promise<void> {
  const {exit, stderr, stdout} = await cli('testbed', 'up', '--speed', '20')
  expect(exit, stderr + stdout).toBe(0)
}

/** Creates, moves and removes applications one after the other, whatever dies meanwhile, and remembers what was acknowledged. */
function startLoad(stateDir: string, random: () => number): Load {
  const wanted = new Set<string>()
  /** Asked for, and not answered: there or not, they shall go. */
  const doubtful = new Set<string>()
  const acknowledged = {created: 0, moved: 0, removed: 0}
  let count = 0

  async function create(api: Api): Promise<void> {
    count += 1
    const name = `app-${count}`
    doubtful.add(name)
    await api.deployApplication(description(name))
    doubtful.delete(name)
    wanted.add(name)
    acknowledged.created += 1
  }

  async function move(api: Api, name: string): Promise<void> {
    await api.orderComponent({
      name,
      component: 'free',
      body: {wish: {kind: 'move', to: random() < 0.5 ? 'group1-node1' : 'group1-node2'}},
    })
    acknowledged.moved += 1
  }

  async function remove(api: Api, name: string): Promise<void> {
    wanted.delete(name)
    doubtful.add(name)
    try {
      await api.deleteApplication({name})
    } catch (error) {
      if (!(error instanceof OperationalError && error.code === 'application-not-found')) throw error
    }
    doubtful.delete(name)
    acknowledged.removed += 1
  }

  async function once(work: (api: Api) => Promise<void>): Promise<void> {
    const api = connect(stateDir)
    try {
      await work(api)
    } catch (error) {
      // Nobody is there, or whoever was died before it answered.
      if (!(error instanceof OperationalError)) throw error
      await systemClock.sleep(50)
    } finally {
      await api.close()
    }
  }

  const stop = new AbortController()
  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      const choice = random()
      const some = [...wanted][Math.floor(random() * wanted.size)]
      const [doubt] = doubtful
      if (doubt !== undefined && choice < 0.3) await once((api) => remove(api, doubt))
      else if (some === undefined || (choice < 0.6 && wanted.size < 30)) await once(create)
      else if (choice < 0.8) await once((api) => move(api, some))
      else await once((api) => remove(api, some))
      await systemClock.sleep(30 * random())
    }
    for (const name of [...doubtful]) await once((api) => remove(api, name))
  }
  const done = run()
  return {
    wanted,
    acknowledged,
    stop: async () => {
      stop.abort()
      await done
      expect([...doubtful], 'what was in doubt could be removed').toEqual([])
    },
  }
}

function description(name: string): string {
  const component = (component: string, placement: string) => `
    - metadata: {name: ${component}}${placement}
      containers:
        - image: chaos/${component}:1
          ports: [{container_port: 80}]
          platform_requirements: {cpu: {requests: 50m}, memory: {requests: 32Mi}}`
  return `MLSysOpsApp:\n  name: ${name}\n  cluster_placement: {cluster_id: [group1-cluster]}\n  components:${component('fixed', '\n      node_placement: {node: group1-node1}')}${component('free', '')}\n`
}

async function phase(api: Api, name: string, wanted: string): Promise<ApplicationStatusDto> {
  const deadline = Date.now() + 60_000
  for (;;) {
    const status = await api.getApplicationStatus({name})
    if (status.phase === wanted) return status
    if (Date.now() > deadline) throw new Error(`${name} is ${status.phase}, not ${wanted}: ${JSON.stringify(status)}`)
    await systemClock.sleep(100)
  }
}

async function instances(api: Api, names: readonly string[]): Promise<readonly string[]> {
  const statuses = await Promise.all(names.map((name) => api.getApplicationStatus({name})))
  return statuses.flatMap((status) =>
    status.components.flatMap((one) => one.instances.map((instance) => `${instance.id} ${instance.startedAt} ${instance.restarts}`)),
  )
}

/** Components with more or fewer instances than wanted; a move under way has one more until it is done. */
async function surplus(api: Api, name: string): Promise<readonly string[]> {
  const {components} = await api.getApplicationStatus({name})
  const live = (one: (typeof components)[number]) => one.instances.filter((instance) => instance.phase !== 'terminating').length
  return components.filter((one) => live(one) !== one.wanted).map((one) => `${one.component}: ${live(one)} of ${one.wanted}`)
}

function connect(stateDir: string): Api {
  const {port} = JSON.parse(readFileSync(join(stateDir, 'config.json'), 'utf8')) as {port: number}
  return createApiClient({url: `http://127.0.0.1:${port}`, token: readFileSync(join(stateDir, 'token'), 'utf8').trim(), timeoutMs: 5_000})
}

/** Only a process that this test started: its pid is in this test's own folder. */
function killByRole(stateDir: string, role: string): void {
  const text = readFileSync(join(stateDir, `${role}.pid`), 'utf8')
  const pid = Number(/\d+/.exec(text)?.[0])
  if (pid > 1) process.kill(pid, 'SIGKILL')
}

function databases(stateDir: string): readonly string[] {
  return readdirSync(stateDir, {recursive: true})
    .map(String)
    .filter((name) => name.endsWith('.db'))
    .map((name) => join(stateDir, name))
}

function integrityOf(file: string): unknown {
  const db = new DatabaseSync(file)
  try {
    return db.prepare('PRAGMA integrity_check').get()?.['integrity_check']
  } finally {
    db.close()
  }
}
