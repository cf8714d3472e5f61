import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, describe, expect, test} from 'vitest'
import type {PolicySubmission} from '../../src/agent/service.js'
import type {Relation} from '../../src/descriptions/types.js'
import {simulatedHost} from '../../src/platform/simulated/index.js'
import type {HostedPolicy} from '../../src/policy/hosted.js'
import {systemClock} from '../../src/support/clock-system.js'
import {createTelemetryStore} from '../../src/telemetry/store.js'
import {application, component, intent, NEVER, ORIGIN_MS, spec, testScenario} from '../contract/platform/fixtures.js'
import {PANDAS_PYTHON, UPSTREAM_AGENTS} from '../support/isolated-home.js'
import {APP, worldOf} from '../support/loop-bench.js'
import {objectWith, textLike} from '../support/matchers.js'
import {openTestPolicies} from '../support/policies.js'
import {policyInput} from '../support/policy-input.js'
import {classifier, LATENCY, LOAD_RISES_MS, twoWorkers} from '../support/two-workers.js'
import {type VirtualSlice, virtualSlice} from '../support/virtual-slice.js'
import {nodeState} from '../support/world-states.js'

/** Upstream's policies are read where they are, and never kept. */
const AGENTS = process.env[UPSTREAM_AGENTS]
const PYTHON = process.env[PANDAS_PYTHON] ?? 'python3'

const FILES = {
  static: 'mlsysops/policies/policy-cluster-staticPlacement.py',
  dynamic: 'mlsysops/policies/policy-cluster-dynamicPlacement.py',
  clusterPlacement: 'continuum/policies/policy-clusterPlacement.py',
  relocate: 'cluster/policies/policy-relocateComponents.py',
  changeSpec: 'cluster/policies/policy-changeCompSpec.py',
  nodeChangeSpec: 'node/policies/policy-changeCompSpec.py',
  frequency: 'node/policies/policy-CPUFrequencyConfigurator.py',
} as const

function submission(which: keyof typeof FILES, more: Partial<PolicySubmission> = {}): PolicySubmission {
  const path = FILES[which]
  return {fileName: path.slice(path.lastIndexOf('/') + 1), source: readFileSync(join(AGENTS ?? '', path), 'utf8'), python: PYTHON, ...more}
}

const open = openTestPolicies(systemClock)
const opened: HostedPolicy[] = []
afterAll(async () => {
  await Promise.all(opened.map((policy) => policy.close()))
})

let count = 0
async function load(which: keyof typeof FILES, layer?: 'node'): Promise<HostedPolicy> {
  const digest = `sha256:${String(++count).padStart(64, 'b')}`
  const {fileName, source} = submission(which)
  const policy = await open({kind: 'python', source, digest, fileName, layer, python: PYTHON})
  opened.push(policy)
  return policy
}

let slice: VirtualSlice | undefined
afterEach(async () => {
  await slice?.stop()
  slice = undefined
})

async function city(
  policies: readonly PolicySubmission[],
  components = [classifier()],
  fileless: readonly string[] = [],
): Promise<VirtualSlice> {
  slice = await virtualSlice(twoWorkers({}))
  const running = slice
  await running.pass(1_000)
  for (const name of fileless) await running.during(running.service.addPolicy(silent(name), 'ada'))
  for (const policy of policies) await running.during(running.service.addPolicy(policy, 'ada'))
  await running.pass(3_000)
  await running.during(running.service.deploy(application('city', components), {by: 'ada'}))
  await running.until('deployed', () => running.service.application('city')?.phase === 'deployed', 120_000)
  return running
}

/** Both components of the application run, each on a node. */
function inCluster() {
  const nodes = new Map(['n1', 'n2'].map((name) => [name, nodeState(name)]))
  const intents = new Map(['web', 'db'].map((name) => [`city/${name}`, intent('city', component(name), [{node: 'n1', instances: 1}])]))
  return policyInput({world: {...worldOf([APP]), nodes, intents}})
}

function silent(name: string): PolicySubmission {
  const source = `export default {name: '${name}', interval: '1h', analyze: () => ({verdict: 'fine', reason: 'Left out.'}), plan: () => undefined}`
  return {fileName: `${name}.mjs`, source}
}

describe.skipIf(AGENTS === undefined)(
  'upstream’s policies, unmodified (MLSYSOPS_UPSTREAM_AGENTS does not say where they are otherwise)',
  () => {
    test.each([
      ['static', 'static-placement', 'cluster', 'application', 1_000],
      ['dynamic', 'component-placement', 'cluster', 'application', 1_000],
      ['clusterPlacement', 'cluster-placement', 'continuum', 'application', 5_000],
      ['relocate', 'relocate-components', 'cluster', 'application', 5_000],
      ['changeSpec', 'change-comp-spec', 'cluster', 'application', 30_000],
      ['frequency', 'cpu-frequency-configurator', 'node', 'global', 4_000],
    ] as const)('%s is what its file says', async (which, name, layer, scope, intervalMs) => {
      expect((await load(which)).descriptor).toMatchObject({name, layer, scope, intervalMs})
    })

    test('the core ones place an application in the place of ours, in a cluster that theirs chose', async () => {
      const running = await city(
        [submission('static'), submission('dynamic'), submission('clusterPlacement')],
        [classifier('classifier'), component('pinned', {node_placement: {node: 'slow'}})],
      )
      const placed = running.service
        .decisions({application: 'city', verdict: 'admitted', limit: 20})
        .map(({proposer, summary}) => [proposer, summary])
      const theirs = (policy: string): unknown => objectWith({kind: 'policy', policy, digest: textLike(/^sha256:/)})
      expect(placed).toContainEqual([theirs('static-placement'), 'Deploy on slow (pinned)'])
      expect(placed).toContainEqual([theirs('component-placement'), textLike(/^Deploy on (slow|fast) \(classifier\)$/)])
      expect(placed).toContainEqual([theirs('cluster-placement'), 'Give city to workers'])
    })

    test('what people order and describe is carried out as before, and who leaves is let go', async () => {
      const running = await city([submission('static'), submission('dynamic'), submission('clusterPlacement')])
      const {service} = running
      await running.during(service.order('city', 'classifier', {kind: 'scale', instances: 2}, {by: 'ada'}))
      await running.until('two instances', () => service.application('city')?.components[0]?.instances.length === 2, 60_000)
      await running.during(service.remove('city', 'ada'))
      await running.until('it is gone', () => service.application('city') === undefined, 120_000)
      // Another of that name is another: what was remembered of the first is not its.
      await running.during(service.deploy(application('city', [classifier()]), {by: 'ada'}))
      await running.until('deployed again', () => service.application('city')?.phase === 'deployed', 120_000)
    })

    test.each<[string, number, Relation, number, 'adapt' | 'fine']>([
      ['for equal it moves where the target is met', 50, 'equal', 50, 'adapt'],
      ['and stays where it is missed', 50, 'equal', 49, 'fine'],
      ['for at most it moves at the target itself', 50, 'lower_or_equal', 50, 'adapt'],
      ['and where it is missed', 50, 'lower_or_equal', 51, 'adapt'],
      ['and stays where it is met', 50, 'lower_or_equal', 49, 'fine'],
    ])('relocation asks with swapped operands: %s', async (_, target, relation, measured, verdict) => {
      const policy = await load('relocate')
      const app = spec(application('city', [component('web', {qos_metrics: [{application_metric_id: LATENCY, target, relation}]})]))
      const telemetry = createTelemetryStore({clock: {now: () => ORIGIN_MS}})
      telemetry.add({metric: LATENCY, application: 'city', component: 'web', value: measured, timeMs: ORIGIN_MS})
      const input = policyInput({world: worldOf([app]), telemetry})
      expect((await policy.analyze(input, await policy.initialState(), NEVER)).analysis.verdict).toBe(verdict)
    })

    test('relocation moves what misses its target to another node, whichever', async () => {
      const running = await city([submission('relocate')], [classifier()], ['qos-relocation'])
      await running.pass(LOAD_RISES_MS + 30_000)
      const moves = running.service.decisions({application: 'city', policy: 'relocate-components', verdict: 'admitted', limit: 20})
      const first = moves.at(-1)
      expect([first?.summary, first?.outcome.kind]).toEqual([
        expect.stringMatching(/^Move from (slow|fast) to (slow|fast) \(classifier\)$/),
        'done',
      ])
    })

    test('relocation: a component without qos_metrics is a KeyError, and is told as that policy’s failure', async () => {
      const running = await city([submission('relocate')], [component('plain', {})], ['qos-relocation'])
      await running.pass(20_000)
      expect(running.service.policy('relocate-components').reports).toMatchObject([
        {state: expect.stringMatching(/degraded|failed/) as string, reason: expect.stringContaining("KeyError: 'qos_metrics'") as string},
      ])
      const [held] = running.service.decisions({application: 'city', policy: 'relocate-components', limit: 1})
      expect(held?.verdict).toMatchObject({kind: 'held', reason: expect.stringContaining("KeyError: 'qos_metrics' (line 38)") as string})
    })

    test('a change of the specification becomes the image or the sizes that differ', async () => {
      const policy = await load('changeSpec')
      const input = inCluster()
      const analyzed = await policy.analyze(input, await policy.initialState(), NEVER)
      expect(analyzed.analysis.verdict).toBe('adapt')
      const first = await policy.plan(input, analyzed.state, NEVER)
      expect(first.plan?.actions).toMatchObject([
        {mechanism: 'image', command: {application: 'city', component: 'web', image: expect.stringContaining('test-app') as string}},
      ])
      const second = await policy.plan(input, first.state, NEVER)
      expect(second.plan?.actions).toMatchObject([
        {mechanism: 'resources', command: {application: 'city', component: 'web', requests: {}, limits: {}}},
      ])
    })

    test('in the agents of nodes the frequency policy sets that of their processors, and takes it back when it is removed', async () => {
      slice = await virtualSlice(testScenario())
      const running = slice
      await running.pass(1_000)
      await running.during(running.service.addPolicy(submission('frequency'), 'ada'))
      await running.pass(30_000)
      const frequencies = async () =>
        Promise.all(
          ['near/n1', 'near/n2', 'far/f1'].map(
            async (node) => (await simulatedHost(running.world, node).knobs()).find(({name}) => name === 'cpu-frequency')?.value,
          ),
        )
      expect(await frequencies()).toEqual(['1500000000', '1500000000', '1500000000'])
      expect(running.service.decisions({policy: 'cpu-frequency-configurator', verdict: 'admitted', limit: 9})).toHaveLength(3)
      await running.during(running.service.removePolicy('cpu-frequency-configurator', 'ada'))
      await running.pass(10_000)
      expect(new Set(await frequencies())).toEqual(new Set(['1500000000-2500000000']))
    }, 60_000)

    test('at a node: the frequency of its processors, and changes of specifications by the relay', async () => {
      const frequency = await load('frequency')
      const input = policyInput({world: {...worldOf([APP]), nodes: new Map([['n1', nodeState('n1')]])}, more: {application: undefined}})
      expect((await frequency.plan(input, await frequency.initialState(), NEVER)).plan?.actions).toMatchObject([
        {
          mechanism: 'cpu-frequency',
          command: {command: 'set', cpu: 'all', frequency: 'min'},
          target: {kind: 'knob', knob: 'cpu-frequency'},
        },
      ])
      const change = await load('nodeChangeSpec', 'node')
      const {plan} = await change.plan(inCluster(), await change.initialState(), NEVER)
      expect([change.descriptor.layer, plan?.actions.map(({mechanism}) => mechanism)]).toEqual(['node', ['resources']])
    })
  },
)
