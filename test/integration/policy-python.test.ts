import {execFileSync} from 'node:child_process'
import {afterAll, describe, expect, test} from 'vitest'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {pythonFileName} from '../../src/policy/python/name.js'
import {systemClock} from '../../src/support/clock-system.js'
import {application, NEVER} from '../contract/platform/fixtures.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'
import {classifier, twoWorkers} from '../support/two-workers.js'
import {virtualSlice} from '../support/virtual-slice.js'

const open = openTestPolicies(systemClock)
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
async function load(source: string): Promise<HostedPolicy> {
  const digest = `sha256:${String(++count).padStart(64, 'a')}`
  const policy = await open({kind: 'python', source, digest, fileName: 'policy-tried.py', layer: 'cluster'})
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
    ['an answer of another kind', 'return 5', /analyze must return a pair/],
    ['memory without end', 'x = bytearray(8 * 1024 ** 3); return True, context', /MemoryError/],
  ])('%s is told, and the next is a new beginning', async (_, analyze, message) => {
    const tried = await load(policy({analyze}))
    await expect(tried.analyze(policyInput(), null, NEVER)).rejects.toThrow(message)
    expect(tried.health()).toMatchObject({state: 'degraded'})
  })

  test.each<[string, string, RegExp]>([
    ['a function is missing', 'def initialize():\n    return {}\n', /it has no function analyze/],
    ['a syntax error', 'def (', /SyntaxError/],
    [
      'other arguments',
      'def initialize(): return {}\ndef analyze(a): pass\ndef plan(a): pass\n',
      /analyze takes 1 arguments, and is given 6/,
    ],
    ['a package that is not here', 'import there_is_no_such_package\n', /No module named/],
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
