import {readFileSync} from 'node:fs'
import {afterEach, expect, onTestFinished, test, vi} from 'vitest'
import type {ExecutionContext} from '../../src/mechanism/contract.js'
import type {MechanismKind} from '../../src/mechanism/plugin/artifact.js'
import type {World} from '../../src/policy/contract.js'
import {systemClock} from '../../src/support/clock-system.js'
import {digestOf} from '../../src/support/digest.js'
import type {JsonObject} from '../../src/support/json.js'
import {plainEnvironment} from '../../src/support/process/plain-environment.js'
import {application, NEVER} from '../contract/platform/fixtures.js'
import {textWith} from '../support/matchers.js'
import {openTestMechanisms} from '../support/mechanisms.js'
import {classifier, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'

const MODULE = readFileSync('templates/mechanism/mechanism.ts', 'utf8').replaceAll('NAME', 'valve')
const MANIFEST = readFileSync('templates/mechanism/mechanism.yaml', 'utf8').replaceAll('NAME', 'valve')
const NOTHING: ReadonlyMap<string, never> = new Map<string, never>()
const WORLD: World = {
  nowMs: 0,
  cluster: 'edge',
  nodes: NOTHING,
  clusters: NOTHING,
  applications: NOTHING,
  components: NOTHING,
  intents: NOTHING,
  assignments: NOTHING,
}
const CONTEXT: ExecutionContext = {
  decision: 'd1',
  policy: 'test',
  reason: 'to see',
  epoch: 1,
  world: () => WORLD,
  changed: () => Promise.resolve(),
  stopping: NEVER,
}

async function opened(kind: MechanismKind, source: string, fileName = 'valve.mjs') {
  const hosted = await openTestMechanisms(systemClock).open({kind, source, fileName, digest: digestOf(source)})
  onTestFinished(() => hosted.close())
  return hosted
}

/** A module whose `apply` does that. */
function moduleThat(apply: string): string {
  return `import {defineMechanism} from 'mlsysops'
export default defineMechanism({name: 'valve', commandSchema: {type: 'object'}, limits: {answer: 500, apply: 500}, check: () => undefined, apply() { ${apply} }})`
}

/** A program that answers all but `apply`, with which it does that. */
function programThat(apply: string, more = ''): string {
  return `kind: mechanism
name: valve
command: [node]
schema: {type: object}
limits: {answer: 2s, apply: 1s, memory_mb: 400}
${more}
source: |
  const say = (answer) => console.log(JSON.stringify(answer))
  require('node:readline').createInterface({input: process.stdin}).on('line', (line) => {
    const {id, method} = JSON.parse(line)
    if (method !== 'apply') return say({id, result: {}})
    ${apply}
  })
`
}

for (const [kind, source, file] of [
  ['typescript', MODULE, 'valve.ts'],
  ['executable', MANIFEST, 'mechanism-valve.yaml'],
] as const) {
  test(`what mechanism init writes as ${kind} checks, acts, says how it is, and does the same again without harm`, async () => {
    const {mechanism, descriptor} = await opened(kind, source, file)
    const command = {valve: 'north', position: 30}
    expect([descriptor.name, mechanism.target(command)]).toEqual(['valve', {kind: 'external', mechanism: 'valve', key: 'north'}])
    expect(await mechanism.inspect?.(command, WORLD, NEVER)).toEqual({kind: 'admissible'})
    expect(await mechanism.inspect?.({...command, valve: 'west'}, WORLD, NEVER)).toMatchObject({
      kind: 'inadmissible',
      reasons: [{message: 'There is no valve west; there are north, south'}],
    })
    for (const _ of [1, 2])
      expect(await mechanism.apply(command, CONTEXT, NEVER)).toMatchObject({kind: 'done', message: 'north stands open by 30 %.'})
    await expect.poll(async () => await mechanism.state(NEVER, WORLD)).toEqual({positions: {north: 30, south: 0}})
    expect(await mechanism.apply(command, {...CONTEXT, epoch: 0}, NEVER)).toEqual({kind: 'stale'})
  })
}

const HOSTILE: readonly (readonly [name: string, kind: MechanismKind, source: string, why: RegExp])[] = [
  ['a module that loops', 'javascript', moduleThat('for (;;);'), /did not answer within 0.5 s/],
  ['a module that exits', 'javascript', moduleThat('process.exit(3)'), /ended itself, with status 3/],
  [
    'a module that takes memory',
    'javascript',
    moduleThat('const all = []; for (;;) all.push(new Array(1e5).fill({}))'),
    /memory|did not answer/,
  ],
  ['a module that answers nonsense', 'javascript', moduleThat('return {kind: "maybe"}'), /apply must answer with nothing/],
  ['a module that answers too much', 'javascript', moduleThat('return "x".repeat(5e5)'), /answer has 500002 characters, and 100000 may be/],
  [
    'a program that answers too much',
    'executable',
    programThat("say({id, result: 'x'.repeat(5e5)})"),
    /a line of more than 200000 characters/,
  ],
  ['a program that is slow', 'executable', programThat('setTimeout(() => say({id}), 60000)'), /did not answer within 1 s/],
  ['a program that exits', 'executable', programThat('process.exit(3)'), /ended itself, with status 3/],
  ['a program that floods', 'executable', programThat("console.log('x\\n'.repeat(20000))"), /more than 10000 lines/],
  ['a program that writes no JSON', 'executable', programThat("console.log('hello'); setTimeout(() => {}, 60000)"), /did not answer/],
  [
    'a program that takes memory',
    'executable',
    programThat("globalThis.held = Buffer.alloc(8e8, 'x')", '').replace('apply: 1s', 'apply: 20s'),
    /took more than 400 MB of memory/,
  ],
  [
    'a program that has others take memory, in a session of their own',
    'executable',
    programThat(
      "const args = ['-e', \"globalThis.held = Buffer.alloc(8e8, 'x'); setInterval(() => {}, 1e6)\"]; require('node:child_process').spawn(process.execPath, args, {detached: true}).unref()",
    ).replace('apply: 1s', 'apply: 20s'),
    /took more than 400 MB of memory/,
  ],
]

for (const [name, kind, source, why] of HOSTILE) {
  test(`${name} harms only itself: the change fails with the reason, it is degraded, and it is asked again later`, async () => {
    const hosted = await opened(kind, source, kind === 'executable' ? 'valve.yaml' : 'valve.mjs')
    const outcome = await hosted.mechanism.apply({}, CONTEXT, NEVER)
    expect(outcome).toMatchObject({kind: 'failed', reasons: [{code: 'mechanism-failed'}]})
    expect(outcome.kind === 'failed' ? outcome.reasons[0]?.message : '').toMatch(why)
    if (name.includes('nonsense')) return
    const {state, reason} = hosted.health()
    expect(state).toBe('degraded')
    expect(reason).toMatch(why)
  }, 30_000)
}

test.each([
  ['as JSON-RPC has it', "{code: -32000, message: 'the valve is stuck'}"],
  ['as a text', "'the valve is stuck'"],
])('what a program answers as its error, %s, is why the change failed', async (_, error) => {
  const {mechanism, health} = await opened('executable', programThat(`say({jsonrpc: '2.0', id, error: ${error}})`), 'valve.yaml')
  const outcome = await mechanism.apply({}, CONTEXT, NEVER)
  expect(outcome).toMatchObject({kind: 'failed', reasons: [{code: 'mechanism-failed', message: 'valve failed: the valve is stuck'}]})
  expect(health()).toMatchObject({state: 'degraded', reason: 'the valve is stuck'})
})

test.each(['executable', 'javascript'] as const)(
  'an answer that is none fails the change, and is told of the mechanism (%s)',
  async (kind) => {
    const source = kind === 'executable' ? programThat('say({id, result: 42})') : moduleThat('return 42')
    const {mechanism, health} = await opened(kind, source, kind === 'executable' ? 'valve.yaml' : 'valve.mjs')
    expect(await mechanism.apply({}, CONTEXT, NEVER)).toMatchObject({kind: 'failed', reasons: [{code: 'mechanism-failed'}]})
    expect(health().state).toBe('degraded')
  },
)

test('an answer whose error is null has none', async () => {
  const {mechanism} = await opened('executable', programThat("say({id, result: 'it turned', error: null})"), 'valve.yaml')
  expect(await mechanism.apply({}, CONTEXT, NEVER)).toMatchObject({kind: 'done', message: 'it turned'})
})

test('a program is given the variables that it names, and never those of mlsysops itself', async () => {
  vi.stubEnv('VALVE_HOST', 'valves.example')
  vi.stubEnv('MLSYSOPS_TOKEN', 'secret')
  onTestFinished(() => void vi.unstubAllEnvs())
  const tells = programThat('say({id, result: Object.keys(process.env).sort().join()})', 'environment: [VALVE_HOST]')
  const {mechanism} = await opened('executable', tells, 'valve.yaml')
  const outcome = await mechanism.apply({}, CONTEXT, NEVER)
  expect(outcome).toMatchObject({kind: 'done', message: textWith('VALVE_HOST')})
  expect(outcome).not.toMatchObject({message: textWith('MLSYSOPS_TOKEN')})
  const greedy = programThat('say({id})', 'environment: [VALVE_HOST, MLSYSOPS_TOKEN]')
  await expect(opened('executable', greedy, 'valve.yaml')).rejects.toMatchObject({
    code: 'mechanism-invalid',
    message: textWith('valve.yaml:6:27 environment[1]: MLSYSOPS_TOKEN is a variable of mlsysops itself'),
  })
  expect(plainEnvironment(['VALVE_HOST', 'MLSYSOPS_TOKEN'])).not.toHaveProperty('MLSYSOPS_TOKEN')
})

/** A module that, while it is loaded, does that. */
function moduleLoading(limits: string, work: string): string {
  return `${work}
export default {name: 'valve', commandSchema: {type: 'object'}, limits: ${limits}, check: () => undefined, apply: () => undefined}`
}

test('a module is loaded under the limits that it sets itself', async () => {
  const hold = (ms: number) => `globalThis.held = Buffer.alloc(2e8, 1); await new Promise((resolve) => setTimeout(resolve, ${ms}))`
  const {descriptor} = await opened('javascript', moduleLoading("{memoryMb: 400, load: '20s'}", hold(2_500)))
  expect(descriptor.limits).toMatchObject({memoryMb: 400, loadMs: 20_000})
  await expect(opened('javascript', moduleLoading("{memoryMb: 100, load: '20s'}", hold(15_000)))).rejects.toThrow(
    'it took more than 100 MB of memory',
  )
  await expect(opened('javascript', moduleLoading("{load: '300ms', memoryMb: 400}", hold(2_500)))).rejects.toThrow(
    'it was not loaded within 0.3 s',
  )
})

test.each([
  [
    'worked out',
    "{load: 2 * 15_000, memoryMb: 'a'.length * 200}",
    'const MB = 1',
    ['load: It is read before', 'memoryMb: It is read before'],
  ],
  [
    'another',
    '{memoryMb: 200, ...{memoryMb: 300}}',
    '',
    ['memoryMb: It is read before the module is loaded, so it must be written out where that is exported, such as memoryMb: 256'],
  ],
  ['too small for a worker', '{memoryMb: 1}', '', ['memoryMb: It must be a number from 16 to 4096.']],
])('a limit of loading that is %s is refused, where it stands', async (_, limits, before, told) => {
  const error: unknown = await opened('javascript', moduleLoading(limits, before)).catch((caught: unknown) => caught)
  expect(error).toMatchObject({code: 'mechanism-invalid', exit: 'invalid'})
  for (const words of told) expect(String(error)).toMatch(new RegExp(`valve.mjs:2:\\d+ limits\\.${words}`))
})

test('a module that hoards memory while nobody asks it anything is ended and named, and one beside it is not', async () => {
  const hoarder = await opened('javascript', `const all = []; setInterval(() => all.push(Buffer.alloc(4e7, 1)), 20)\n${moduleThat('')}`)
  const other = await opened('javascript', moduleThat(''))
  await expect
    .poll(() => hoarder.health(), {timeout: 10_000})
    .toMatchObject({state: 'degraded', reason: 'it took more than 128 MB of memory'})
  expect(await hoarder.mechanism.apply({}, CONTEXT, NEVER)).toMatchObject({
    kind: 'failed',
    reasons: [{message: textWith('128 MB of memory')}],
  })
  expect(await other.mechanism.apply({}, CONTEXT, NEVER)).toMatchObject({kind: 'done'})
})

test('every problem of a manifest is told at its place, and programs run only where they are allowed', async () => {
  const wrong = 'kind: mechanism\nname: scale\ncommand: [./here]\nkey: valve\nlayer: node\nschema: {type: object}\n'
  const error: unknown = await opened('executable', wrong, 'wrong.yaml').catch((caught: unknown) => caught)
  expect(error).toMatchObject({code: 'mechanism-invalid'})
  for (const line of [2, 3, 5, 6]) expect(String(error)).toContain(`wrong.yaml:${line}:`)
  const forbidding = openTestMechanisms(systemClock, {allowExecutables: false})
  const source = {kind: 'executable', source: MANIFEST, fileName: 'valve.yaml', digest: digestOf(MANIFEST)} as const
  await expect(forbidding.open(source)).rejects.toMatchObject({code: 'executables-not-allowed'})
})

test('a pattern that would need backtracking is refused where it stands, of a program and of a module', async () => {
  const manifest = `kind: mechanism
name: valve
command: [node]
schema:
  type: object
  properties:
    valve: {type: string, pattern: '^(?!north)'}
`
  const refused: unknown = await opened('executable', manifest, 'valve.yaml').catch((error: unknown) => error)
  expect(refused).toMatchObject({code: 'mechanism-invalid'})
  expect(String(refused)).toMatch(
    /valve.yaml:7:\d+.* schema.properties.valve.pattern: The pattern has an .*`\(\?!`\. Patterns are matched in linear time/,
  )
  const source = `export default {
  name: 'valve',
  commandSchema: {type: 'object', properties: {valve: {
    pattern: '(a)\\\\1',
  }}},
  check: () => undefined, apply: () => undefined,
}`
  const other: unknown = await opened('javascript', source).catch((error: unknown) => error)
  expect(other).toMatchObject({code: 'mechanism-invalid'})
  expect(String(other)).toMatch(
    /valve.mjs:4:5 commandSchema.properties.valve.pattern: The pattern has an .*`\\1`\. Patterns are matched in linear time/,
  )
})

test('every problem of a module is told at its place, too', async () => {
  const wrong = `import {defineMechanism} from 'mlsysops'

export default defineMechanism<{readonly valve: string}>({
  name: 'scale',
  layer: 'node',
  key: 7, colour: 'red',
  limits: {answer: '1h'},
  commandSchema: {type: 'array', properties: {}},
  check: () => undefined,
})
`
  const error: unknown = await opened('typescript', wrong, 'wrong.ts').catch((caught: unknown) => caught)
  expect(error).toMatchObject({code: 'mechanism-invalid', exit: 'invalid', hints: [textWith('mechanism init')]})
  const told = String(error)
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(': ')))
  expect(told.toSorted()).toEqual([
    'wrong.ts:3:1 apply',
    'wrong.ts:4:3 name',
    'wrong.ts:5:3 layer',
    'wrong.ts:6:11 colour',
    'wrong.ts:6:3 key',
    'wrong.ts:7:12 limits.answer',
    'wrong.ts:8:19 commandSchema.type',
  ])
})

const HEAD = "import {defineMechanism} from 'mlsysops'\n"
const UNLOADABLE: readonly (readonly [what: string, kind: MechanismKind, source: string, told: string])[] = [
  [
    'is no TypeScript',
    'typescript',
    "export default {\n  name: 'a' 'b',\n}",
    "valve.ts:2:13: SyntaxError: Expected ',', got 'string literal'",
  ],
  ['is no JavaScript', 'javascript', "export default {\n  name: 'a' 'b',\n}", 'valve.mjs:2:13: SyntaxError: Unexpected string'],
  ['throws', 'typescript', `${HEAD}const a: any = undefined\n a.b()\nexport default 1`, 'valve.ts:3:4: TypeError: Cannot read'],
  [
    'asks for what is not there',
    'javascript',
    "import {nope} from 'mlsysops'\nexport default 1",
    'valve.mjs:1:9: SyntaxError: The requested',
  ],
  ['asks for a package', 'javascript', "import pad from 'left-pad'\nexport default pad", 'valve.mjs: A mechanism is one file'],
  ['exports nothing', 'javascript', 'const a = 1', 'valve.mjs: It has no default export'],
]

for (const [what, kind, source, told] of UNLOADABLE) {
  test(`a module that ${what} (${kind}) is told with its place, as far as that is known`, async () => {
    const fileName = kind === 'typescript' ? 'valve.ts' : 'valve.mjs'
    const error: unknown = await opened(kind, source, fileName).catch((caught: unknown) => caught)
    expect(error).toMatchObject({code: 'mechanism-invalid', message: textWith(`It is no mechanism:\n${told}`)})
  })
}

test('what else it was asked when it does not answer in time fails for that reason', async () => {
  const source = moduleThat('for (;;);')
  const {mechanism} = await opened('javascript', source)
  const outcomes = await Promise.all([mechanism.apply({}, CONTEXT, NEVER), mechanism.apply({}, CONTEXT, NEVER)])
  for (const outcome of outcomes) expect(outcome).toMatchObject({kind: 'failed', reasons: [{message: textWith('did not answer within')}]})
})

let slice: VirtualSlice | undefined
afterEach(async () => {
  expect(slice?.faults ?? []).toEqual([])
  await slice?.stop()
  slice = undefined
})

test('a person’s order that its mechanism lets wait is refused after some seconds, with the reason, and waits no longer', async () => {
  const running = await virtualSlice(twoWorkers({}))
  slice = running
  await running.pass(1_000)
  const source = `
import {defineMechanism} from 'mlsysops'
export default defineMechanism({
  name: 'valve', commandSchema: {type: 'object'}, check: () => ({kind: 'not-yet', reason: 'the pump is cold'}), apply: () => 'open',
})`
  await running.during(running.service.addMechanism({fileName: 'valve.mjs', source}, 'ada'))
  await running.until('an agent has it', () => running.service.mechanisms().some(({name, agents}) => name === 'valve' && agents.length > 0))
  const ordered = await running.during(running.service.orderMechanism('valve', {command: {}, isDryRun: false}, 'ada'))
  const [reason] = ordered.verdict.kind === 'rejected' ? ordered.verdict.reasons : []
  expect(reason?.message).toBe('It waits: the pump is cold; after 5 s it is not tried again')
  await running.until('it is journaled', () => running.service.decision(ordered.id)?.verdict.kind === 'rejected')
})

test('a policy uses it, its decision names the source, a new life has it again, and removed it is there no more', async () => {
  slice = await virtualSlice(twoWorkers({}))
  await slice.pass(1_000)
  await slice.during(slice.service.deploy(application('city', [classifier()]), {by: 'ada'}))
  const added = await slice.during(slice.service.addMechanism({fileName: 'valve.ts', source: MODULE}, 'ada'))
  expect(added.kind).toBe('added')
  const command: JsonObject = {valve: 'north', position: 40}
  const policy = `
import {definePolicy} from 'mlsysops'
export default definePolicy({
  name: 'opener', mechanisms: ['valve'], interval: '1s', cooldown: '1m',
  analyze: () => ({verdict: 'adapt', reason: 'it is dry'}),
  plan: () => ({actions: [{mechanism: 'valve', command: ${JSON.stringify(command)}, target: {kind: 'external', mechanism: 'valve', key: 'north'}, reason: 'Open north'}]}),
})`
  await slice.during(slice.service.addPolicy({fileName: 'opener.mjs', source: policy}, 'ada'))
  const running = slice
  const done = () =>
    running.service.decisions({policy: 'opener', verdict: 'admitted', limit: 5}).find(({outcome}) => outcome.kind === 'done')
  await expect
    .poll(
      async () => {
        await running.pass(1_000)
        return done()?.actions
      },
      {timeout: 20_000},
    )
    .toMatchObject([{mechanism: 'valve', command, digest: added.mechanism.added?.artifact.digest}])
  await running.crash()
  await running.start()
  await running.pass(15_000)
  const view = () => running.service.mechanisms().find(({name}) => name === 'valve')
  expect(view()?.agents.length).toBeGreaterThan(0)
  expect(view()?.reports).toMatchObject([{state: 'running', number: 1}])
  await running.during(running.service.removeMechanism('valve', 'ada', false))
  await running.pass(10_000)
  expect(view()).toBeUndefined()
}, 60_000)
