import {expect, test} from 'vitest'
import type {ComponentIntent} from '../../../src/platform/contract/index.js'
import {pythonInput} from '../../../src/policy/python/input.js'
import {translatePlan} from '../../../src/policy/python/plan.js'
import {createTelemetryStore} from '../../../src/telemetry/store.js'
import {component, ORIGIN_MS} from '../../contract/platform/fixtures.js'
import {APP, worldOf} from '../../support/loop-bench.js'
import {policyInput} from '../../support/policy-input.js'
import {nodeState} from '../../support/world-states.js'

const web = component('web')
const goal = [{node: 'n1', instances: 2}]
const intent: ComponentIntent = {
  ref: {application: 'city', component: 'web'},
  generation: 1,
  spec: web,
  hosts: goal,
  goal,
  fallback: [],
  exclusive: false,
  deadlineMs: ORIGIN_MS,
  decision: 'd1',
}
const world = {
  ...worldOf([APP]),
  nodes: new Map(['n1', 'n2'].map((name) => [name, nodeState(name)])),
  intents: new Map([['city/web', intent]]),
}
const input = policyInput({world})

function hostsOf(plan: object): unknown {
  const {plan: translated, problems} = translatePlan(
    {fluidity: {name: 'city', deployment_plan: {web: plan, initial_plan: false}}} as never,
    input,
  )
  return problems.length > 0 ? problems : translated?.actions[0]?.command['hosts']
}

test.each<[string, object[], unknown]>([
  [
    'deploy',
    [{action: 'deploy', host: 'n2'}],
    [
      {node: 'n1', instances: 2},
      {node: 'n2', instances: 1},
    ],
  ],
  ['move', [{action: 'move', src_host: 'n1', target_host: 'n2'}], [{node: 'n2', instances: 2}]],
  ['remove', [{action: 'remove', host: 'n1'}], []],
  [
    'two in a row',
    [
      {action: 'deploy', host: 'n2'},
      {action: 'remove', host: 'n1'},
    ],
    [{node: 'n2', instances: 1}],
  ],
  ['a move from where it is not', [{action: 'move', src_host: 'n9', target_host: 'n2'}], ['fluidity: web: it does not run on n9']],
  ['what upstream has no word for', [{action: 'fly'}], ['fluidity: web: there is no action "fly"']],
])('the actions of a deployment plan become the wanted hosts: %s', (_, plan, hosts) => {
  expect(hostsOf(plan)).toEqual(hosts)
})

test('a plan for what there is not, or for another application than its own, is told as that', () => {
  const problemsOf = (name: string, component: string, of = input) =>
    translatePlan({fluidity: {name, deployment_plan: {[component]: [{action: 'move', src_host: 'n1', target_host: 'n2'}]}}}, of).problems
  expect(problemsOf('city', 'ghost')).toEqual(['fluidity: city has no component ghost'])
  expect(problemsOf('village', 'web', {...input, application: undefined})).toEqual(['fluidity: web: there is no such application here'])
  expect(problemsOf('village', 'web')).toEqual(['fluidity: it is bound to city here, and the command changes village'])
})

test('an empty plan is none, and an unknown mechanism is told', () => {
  expect(translatePlan({}, input)).toEqual({plan: undefined, problems: []})
  expect(translatePlan({fluidity: {deployment_plan: {}}}, input)).toEqual({plan: undefined, problems: []})
  expect(translatePlan({vAccel: {command: 'set'}}, input).problems).toEqual(['there is no mechanism vAccel at this agent'])
})

function changed(change: (container: Record<string, unknown>) => unknown, more: object = {}) {
  const [container] = web.containers
  const newSpec = {...web, ...more, containers: [change(structuredClone(container) as never)]}
  const plan = {fluidity: {name: 'city', deployment_plan: {web: [{action: 'change_spec', new_spec: newSpec, host: 'n1'}]}}}
  const {plan: translated, problems} = translatePlan(plan as never, input)
  return {actions: translated?.actions.map(({mechanism, command}) => [mechanism, command]) ?? [], problems}
}

test('of a changed specification the image, the sizes and the runtime class that differ are wanted, and nothing else', () => {
  const of = {application: 'city', component: 'web'}
  expect(changed((container) => container)).toEqual({actions: [], problems: []})
  expect(changed((container) => ({...container, image: 'other:2'})).actions).toEqual([['image', {...of, image: 'other:2'}]])
  const sizes = {cpu: {requests: '200m', limits: 2}, memory: {requests: '256Mi', limits: '1Gi'}}
  expect(changed((container) => ({...container, platform_requirements: sizes}))).toEqual({
    actions: [['resources', {...of, requests: {cpu: '200m'}, limits: {cpu: '2', memory: '1Gi'}}]],
    problems: [],
  })
  expect(changed((container) => container, {runtime_class_name: 'kata'}).actions).toEqual([
    ['runtime-class', {...of, runtimeClass: 'kata'}],
  ])
})

test('what else a changed specification says is told, and not done', () => {
  const {actions, problems} = changed((container) => ({...container, command: ['sh']}), {restart_policy: 'Never'})
  expect(actions).toEqual([])
  expect(problems).toEqual([
    'fluidity: web: change_spec changes restart_policy, which no mechanism does; a person does (mlsysops app deploy)',
    'fluidity: web: change_spec changes containers.command, which no mechanism does; a person does (mlsysops app deploy)',
  ])
})

test('what differs is judged against what runs, not against what was described', () => {
  const running = {...web, containers: web.containers.map((one) => ({...one, image: 'other:2'}))}
  const now = policyInput({world: {...world, intents: new Map([['city/web', {...intent, spec: running}]])}})
  const wanted = (image: string) => {
    const newSpec = {...running, containers: running.containers.map((one) => ({...one, image}))}
    const plan = {fluidity: {name: 'city', deployment_plan: {web: [{action: 'change_spec', new_spec: newSpec}]}}}
    return translatePlan(plan as never, now).plan?.actions.map(({command}) => command['image'])
  }
  expect([wanted('other:2'), wanted('other:3')]).toEqual([undefined, ['other:3']])
  expect(pythonInput(now, 'cluster', [], 60_000).applications).toMatchObject([
    {spec: {components: [{containers: [{image: 'other:2'}]}, {}]}},
  ])
})

test('a frequency is set on the node that is named, or on every node here', () => {
  const set = {command: 'set', cpu: 'all', frequency: 2_000_000_000}
  const commands = (command: object) =>
    translatePlan({CPUFrequencyConfigurator: command} as never, input).plan?.actions.map((one) => one.command)
  expect(commands({...set, node: 'n2'})).toEqual([{...set, node: 'n2', frequency: '2000000000'}])
  expect(commands({command: 'reset', cpu: 0})).toEqual(['n1', 'n2'].map((node) => ({node, command: 'reset', cpu: '0'})))
})

test('on a node it is given the node, and the components that are there', () => {
  const given = pythonInput(policyInput({world: {...world, nodes: new Map([['n1', nodeState('n1')]])}}), 'node', [], 60_000)
  expect(given.system).toMatchObject({MLSysOpsNode: {name: 'n1'}})
  expect(given.applications).toMatchObject([
    {name: 'city', component_name: 'web', spec: {components: [{metadata: {name: 'web'}}]}, pod_spec: {}},
  ])
  expect(given.mechanisms).toMatchObject({fluidity_proxy: {state: {applications: {city: {}}}}})
})

test('a choice of clusters gives the application to them', () => {
  const choice = {clusterPlacement: {action: {web: 'near', db: 'near'}, app: [{name: 'city'}]}}
  expect(translatePlan(choice, input).plan?.actions[0]).toMatchObject({
    mechanism: 'cluster-placement',
    command: {application: 'city', clusters: ['near']},
  })
})

test('a policy is given what upstream gives: the description under spec, the state of fluidity, rows of telemetry', () => {
  const telemetry = createTelemetryStore({clock: {now: () => ORIGIN_MS + 2_000}})
  telemetry.add({metric: 'load', application: 'city', component: 'web', value: 1, timeMs: ORIGIN_MS})
  telemetry.add({metric: 'busy', node: 'n1', value: 0.5, timeMs: ORIGIN_MS + 1_000})
  const given = pythonInput(policyInput({world, telemetry}), 'cluster', ['load', 'busy'], 60_000)
  expect(given.applications).toMatchObject([
    {name: 'city', app_uid: 'u1', spec: {kind: 'MLSysOpsApp', components: [{metadata: {name: 'web', uid: 'city-web'}}, {}]}},
  ])
  expect(given.system).toEqual({MLSysOpsCluster: {cluster_id: 'test', nodes: ['n1', 'n2']}})
  expect(given.mechanisms).toMatchObject({
    fluidity: {
      state: {
        applications: {city: {components: {web: {node_placed: 'n1', state: 'Pending'}, db: {node_placed: null}}}},
        nodes: {n1: {ready: true, components: ['web']}},
      },
    },
  })
  expect(given.telemetry.rows).toEqual([
    {timestamp: ORIGIN_MS / 1_000, load: 1, busy: null},
    {timestamp: ORIGIN_MS / 1_000 + 1, load: 1, busy: 0.5},
  ])
})
