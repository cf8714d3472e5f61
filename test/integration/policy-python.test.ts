import {execFileSync} from 'node:child_process'
import {afterAll, describe, expect, test, vi} from 'vitest'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import type {PythonLimits} from '../../src/policy/python/interpreter.js'
import {pythonFileName} from '../../src/policy/python/name.js'
import {systemClock} from '../../src/support/clock-system.js'
import {given} from '../../src/support/given.js'
import {application, NEVER, ORIGIN_MS} from '../contract/platform/fixtures.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'
import {classifier, twoWorkers} from '../support/two-workers.js'
import {virtualSlice} from '../support/virtual-slice.js'

const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
})

function hasPython(): boolean {
  try {
    execFileSync('python3', ['--version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

let count = 0
async function load(source: string, limits: Partial<PythonLimits> = {}): Promise<HostedPolicy> {
  // The file is named by its digest's beginning, so it must differ there.
  const digest = `sha256:${String(++count).padStart(8, '0').padEnd(64, 'a')}`
  const [, python] = /^python: (.*)/.exec(source) ?? []
  const open = openTestPolicies(systemClock, {}, limits)
  const policy = await open({kind: 'python', source, digest, fileName: 'policy-tried.py', layer: 'cluster', ...given({python})})
  opened.push(policy)
  return policy
}

function policy({context = '', analyze = 'return False, context', plan = 'return {}, context', before = ''} = {}): string {
  return `"""Tried."""
import inspect
${before}
def initialize():
    print(f"Initializing policy {inspect.stack()[1].filename}")
    return {"telemetry": {"metrics": ["node_load1"]}, "configuration": {"analyze_interval": "7s"}, "scope": "application"${context}}

async def analyze(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    ${analyze.replaceAll('\n', '\n    ')}

async def plan(context, application_description, system_description, mechanisms, telemetry, ml_connector):
    ${plan.replaceAll('\n', '\n    ')}
`
}

test.each([
  ['policy-group1.py', 'group1', undefined],
  ['policy-cluster-staticPlacement.py', 'static-placement', 'cluster'],
  ['policy-cluster-dynamicPlacement.py', 'component-placement', 'cluster'],
  ['policy-clusterPlacement.py', 'cluster-placement', undefined],
  ['policy-CPUFrequencyConfigurator.py', 'cpu-frequency-configurator', undefined],
  ['policy-node-sleep_at_night.py', 'sleep-at-night', 'node'],
  ['mine.py', 'mine', undefined],
])('%s is called %s', (file, name, layer) => {
  expect(pythonFileName(file)).toEqual({name, layer})
})

test('what has no name is no policy by its file', () => {
  expect(pythonFileName('policy-.py')).toBeUndefined()
})

describe.skipIf(!hasPython())('policies of upstream’s shape (python3 is not here otherwise)', () => {
  test('what they say of themselves becomes their descriptor', async () => {
    const {descriptor} = await load(policy())
    expect(descriptor).toMatchObject({
      name: 'tried',
      summary: 'Tried.',
      scope: 'application',
      metrics: ['qos_metrics', 'node_load1'],
      intervalMs: 7_000,
    })
  })

  test('the context goes in and comes out; what of it is no JSON stays with the interpreter', async () => {
    const tried = await load(
      policy({
        context: ', "turns": 0, "iterator": iter([1, 2, 3])',
        analyze:
          "context['turns'] += 1\nnext(context['iterator'])\nprint('turn', context['turns'], application_description[0]['spec']['kind'])\nreturn True, context",
      }),
    )
    const first = await tried.analyze(policyInput(), await tried.initialState(), NEVER)
    expect(first).toMatchObject({analysis: {verdict: 'adapt'}, state: {turns: 1}, nextAnalyzeMs: 7_000})
    expect(await tried.analyze(policyInput(), first.state, NEVER)).toMatchObject({state: {turns: 2}})
    expect(tried.output().map(({text}) => text)).toContain('turn 2 MLSysOpsApp')
  })

  test('mlsysops is importable, functions may be plain, an answer may lack its context', async () => {
    const source = `from mlsysops.logger_util import logger
from mlsysops.utilities import evaluate_condition
def initialize():
    return {"scope": "application", "configuration": {"analyze_interval": "1m"}}
def analyze(context, a, s, m, t, ml):
    logger.info('%s', evaluate_condition(1, 2, 'lower_than'))
    return evaluate_condition(1, 2, 'lower_than')
def plan(context, a, s, m, t, ml):
    return {}
`
    const tried = await load(source)
    expect(await tried.analyze(policyInput(), null, NEVER)).toMatchObject({analysis: {verdict: 'adapt'}})
    expect(await tried.plan(policyInput(), null, NEVER)).toMatchObject({plan: undefined})
    expect(tried.output().map(({text}) => text)).toContain('INFO True')
  })

  test.each<[string, string, RegExp]>([
    ['a throw', "raise KeyError('qos_metrics')", /KeyError: 'qos_metrics' \(line \d+\)/],
    ['an exit', 'import sys; sys.exit(3)', /SystemExit: 3/],
    ['an end at once', 'import os; os._exit(4)', /ended itself, with status 4/],
    ['what was forked and comes back', "import os\nos.fork()\nraise ValueError('both')", /ValueError: both/],
    [
      'what writes where answers belong',
      "import os\nfor fd in range(3, 20):\n    try: os.write(fd, b'nonsense\\n')\n    except OSError: pass\nreturn True, context",
      /wrote where only the answers/,
    ],
    ['an answer of another kind', 'return 5', /analyze must return a pair/],
    ['memory without end', 'x = bytearray(8 * 1024 ** 3); return True, context', /MemoryError/],
    [
      'a context without end',
      "context['big'] = 'x' * 3_000_000; return True, context",
      /what it returned has 300\d+ characters, and 2000000 may be/,
    ],
    [
      'a context without bottom',
      "inner = context\nfor _ in range(2000): inner['in'] = {}; inner = inner['in']\nreturn True, context",
      /RecursionError/,
    ],
  ])('%s is told', async (_, analyze, message) => {
    const tried = await load(policy({analyze}))
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(message)
    expect(tried.health()).toMatchObject({state: 'degraded'})
  })

  test('one that never answers is ended with all that it started, and the next call is a new beginning', async () => {
    const forks = "import time\nfor _ in range(8):\n    if os.fork() == 0: time.sleep(600)\nprint('group', os.getpgid(0))\nwhile True: pass"
    const tried = await load(
      policy({
        analyze: `if not os.path.exists(__file__ + '.once'):\n    open(__file__ + '.once', 'w').close()\n    ${forks.replaceAll('\n', '\n    ')}\nreturn True, context`,
        before: 'import os',
      }),
      {callMs: 1_000},
    )
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(/did not answer within 1 s/)
    const group = Number(
      /group (\d+)/.exec(
        tried
          .output()
          .map(({text}) => text)
          .join('\n'),
      )?.[1],
    )
    await vi.waitFor(() => expect(() => process.kill(-group, 0)).toThrow(/ESRCH/), 5_000)
    await systemClock.sleep(1_100)
    expect(await tried.analyze(policyInput(), null, NEVER)).toMatchObject({analysis: {verdict: 'adapt'}})
  })

  test('what all its processes take together counts', async () => {
    const hold = "held = b'x' * 150_000_000\n        time.sleep(600)"
    const analyze = `import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n        ${hold}\ntime.sleep(6)\nreturn True, context`
    const tried = await load(policy({analyze}), {memoryMb: 400})
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(/took more than 400 MB of memory/)
  })

  test('output without end is cut, and counted', async () => {
    const tried = await load(policy({analyze: "for n in range(30_000): print('line', n)\nreturn False, context"}))
    await tried.analyze(policyInput(), null, NEVER)
    const texts = tried.output().map(({text}) => text)
    expect(texts.join('').length).toBeLessThan(100_000)
    expect(texts.at(-1)).not.toBe('line 29999')
  })

  test('what is no JSON stays there: sets, NaN, iterators, itself; numbers of numpy’s kind are numbers', async () => {
    const tried = await load(
      policy({
        before: "class Number:\n    def item(self): return 7\nNumber.__module__ = 'numpy'",
        analyze:
          "context.update(some={1}, nan=float('nan'), next=iter([]), own=context, seven=Number(), kept=[1, {'a': (2, 3)}])\nreturn True, context",
        plan: "return {'fluidity': {'name': 'city', 'deployment_plan': {'web': [{'action': 'deploy', 'host': {1}}]}}}, context",
      }),
    )
    const {state} = await tried.analyze(policyInput(), await tried.initialState(), NEVER)
    expect(state).toMatchObject({seven: 7, kept: [1, {a: [2, 3]}]})
    for (const key of ['some', 'nan', 'next', 'own']) expect(state).not.toHaveProperty(key)
    const {plan} = await tried.plan(policyInput(), state, NEVER)
    expect(plan?.summary).toBe('Nothing of its plan can be done: fluidity: web: deploy needs a host')
  })

  test('it is given the time of its slice, and what upstream asks of a context is filled in', async () => {
    const tried = await load(
      'import time\ndef initialize(): return {}\ndef analyze(context, a, s, m, t, ml):\n    print(round(time.time()), sorted(context), sorted(t), ml)\n    return False, context\ndef plan(c, a, s, m, t, ml): pass\n',
    )
    expect(tried.descriptor).toMatchObject({scope: 'application', layer: 'cluster', intervalMs: 10_000})
    await tried.analyze(policyInput(), await tried.initialState(), NEVER)
    expect(tried.output()[0]?.text).toBe(
      `${ORIGIN_MS / 1_000} ['configuration', 'mechanisms', 'packages', 'scope', 'telemetry'] ['dataframe', 'grafana_endpoint', 'prometheus_endpoint', 'query', 'rows'] None`,
    )
  })

  test('the operands of a condition are compared as they stand; telemetry is pushed nowhere unless an endpoint is set', async () => {
    const tried = await load(
      policy({
        before: "from mlsysops.utilities import evaluate_condition\nfrom mlstelemetry import MLSTelemetry\nclient = MLSTelemetry('a', 'b')",
        analyze:
          "client.pushMetric('m', 'gauge', 3)\nprint(client.getMetric('m'), evaluate_condition(50, 80, 'lower_or_equal'))\nreturn evaluate_condition(1, 1, 'round'), context",
      }),
    )
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow('ValueError: Invalid operator: round')
    expect(tried.output().map(({text}) => text)).toContain('3 True')
  })

  test('a policy whose import takes its time is waited for; the packages that it names are told', async () => {
    const tried = await load(
      policy({before: 'import time; time.sleep(1)', context: ', "packages": ["pip", "there-is-no-such-package>=2"]'}),
    )
    expect(tried.environment).toMatchObject({
      version: expect.stringMatching(/^3\./) as string,
      packages: [{requirement: 'pip', installed: expect.stringMatching(/^\d/) as string}, {requirement: 'there-is-no-such-package>=2'}],
    })
  })

  test('what is wrong with it is told all at once', async () => {
    const source =
      'def initialize(): return {"scope": "cluster", "configuration": {"analyze_interval": "soon"}, "packages": 5}\n' +
      'def analyze(a, b, c, d, e, f): pass\ndef plan(a, b, c, d, e, f): pass\n'
    await expect(load(source)).rejects.toMatchObject({
      code: 'policy-invalid',
      details: {
        problems: [
          expect.stringContaining('analyze_interval'),
          expect.stringContaining('scope'),
          expect.stringContaining('packages'),
        ] as unknown[],
      },
    })
  })

  test.each<[string, string, RegExp]>([
    ['a function is missing', 'def initialize():\n    return {}\n', /it has no function analyze/],
    ['a syntax error', 'def (', /SyntaxError/],
    [
      'other arguments',
      'def initialize(): return {}\ndef analyze(a): pass\ndef plan(a): pass\n',
      /analyze takes 1 arguments, and is given 6/,
    ],
    [
      'a package that is not here',
      'import there_is_no_such_package\n',
      /it needs the package there_is_no_such_package, which .*python.* does not have/,
    ],
    [
      'an end while it is loaded',
      "import os, sys\nprint('no more', flush=True)\nos._exit(7)\n",
      /while it was loaded it ended itself, with status 7 \(no more\)/,
    ],
    ['an interpreter that is not here', 'python: /there/is/no/python', /There is no program \/there\/is\/no\/python/],
  ])('what is no policy is refused: %s', async (_, source, message) => {
    await expect(load(source)).rejects.toThrow(message)
  })

  test('in a slice: it moves what it wants to move, and its decisions name it', async () => {
    const slice = await virtualSlice(twoWorkers({}))
    try {
      await slice.pass(1_000)
      const {service} = slice
      await slice.during(service.deploy(application('city', [classifier()]), {by: 'ada'}))
      await slice.until('deployed', () => service.application('city')?.phase === 'deployed', 60_000)
      const source = policy({
        context: ', "moved": False',
        analyze: "return not context['moved'], context",
        plan: `state = mechanisms['fluidity']['state']['applications']['city']['components']['classifier']
context['moved'] = True
nodes = [node for node in system_description['MLSysOpsCluster']['nodes'] if node != state['node_placed']]
step = {'action': 'move', 'src_host': state['node_placed'], 'target_host': nodes[0]}
return {'fluidity': {'name': 'city', 'deployment_plan': {'classifier': [step], 'initial_plan': False}}}, context`,
      })
      await slice.during(service.addPolicy({fileName: 'policy-mover.py', source}, 'ada'))
      await slice.pass(40_000)
      const [moved] = service.decisions({application: 'city', policy: 'mover', verdict: 'admitted', limit: 1})
      expect(moved?.summary).toBe('Move from slow to fast (classifier)')
      expect(moved?.outcome.kind).toBe('done')
    } finally {
      await slice.stop()
    }
  })
})
