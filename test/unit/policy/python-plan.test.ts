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

test('an empty plan is none, and an unknown mechanism is told', () => {
  expect(translatePlan({}, input)).toEqual({plan: undefined, problems: []})
  expect(translatePlan({fluidity: {deployment_plan: {}}}, input)).toEqual({plan: undefined, problems: []})
  expect(translatePlan({vAccel: {command: 'set'}}, input).problems).toEqual(['there is no mechanism vAccel at this agent'])
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
