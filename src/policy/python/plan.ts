import {MECHANISMS} from '../../mechanism/contract.js'
import type {HostShare} from '../../platform/contract/index.js'
import {given} from '../../support/given.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {Action, Plan, PolicyInput} from '../contract.js'
import {changeSpec} from './change-spec.js'

/** Upstream's plan as wanted state, and what of it cannot be that. */
export type TranslatedPlan = {readonly plan: Plan | undefined; readonly problems: readonly string[]}

/** `{mechanism: command}`: deployment plans of `fluidity` and `fluidity_proxy`, choices of `clusterPlacement`, settings of `CPUFrequencyConfigurator`. An empty one is no plan. */
export function translatePlan(value: JsonValue, input: PolicyInput): TranslatedPlan {
  if (!isObject(value)) return {plan: undefined, problems: ['a plan is a dictionary of mechanisms']}
  const actions: Action[] = []
  const problems: string[] = []
  for (const [mechanism, command] of Object.entries(value)) {
    if (!isObject(command)) {
      problems.push(`${mechanism}: a command is a dictionary`)
      continue
    }
    if (mechanism === 'fluidity' || mechanism === 'fluidity_proxy') translateFluidity(command, input, actions, problems)
    else if (mechanism === 'clusterPlacement') translateClusterPlacement(command, input, actions, problems)
    else if (mechanism === 'CPUFrequencyConfigurator') translateFrequency(command, input, actions, problems)
    else problems.push(`there is no mechanism ${mechanism} at this agent`)
  }
  if (actions.length === 0) return {plan: undefined, problems}
  return {plan: {actions, candidates: [], summary: actions.map(({reason}) => reason).join('; ')}, problems}
}

/** `{name, deployment_plan: {component: [{action, …}], initial_plan}}`. The actions of a component are put together: what it is to be in the end. */
function translateFluidity(command: JsonObject, input: PolicyInput, actions: Action[], problems: string[]): void {
  const {name, deployment_plan: plan} = command
  if (plan === undefined || (isObject(plan) && Object.keys(plan).length === 0)) return
  if (!isObject(plan)) {
    problems.push('fluidity: deployment_plan is a dictionary of components')
    return
  }
  const application = typeof name === 'string' ? name : input.application?.name
  if (application === undefined) {
    problems.push('fluidity: the command has no name of an application')
    return
  }
  const bound = input.application?.name ?? application
  if (bound !== application) {
    problems.push(`fluidity: it is bound to ${bound} here, and the command changes ${application}`)
    return
  }
  // A node does not know every application of its cluster: what is wanted of one there its agent refuses, and says who does it.
  const described = input.world.applications.get(application)?.description.components.map(({metadata}) => metadata.name)
  for (const [component, steps] of Object.entries(plan)) {
    if (component === 'initial_plan') continue
    if (described?.includes(component) === false) {
      problems.push(`fluidity: ${application} has no component ${component}`)
      continue
    }
    if (!isList(steps)) {
      problems.push(`fluidity: the plan of ${component} is a list of actions`)
      continue
    }
    const shares = new Map(
      (input.world.intents.get(`${application}/${component}`)?.goal ?? []).map(({node, instances}) => [node, instances]),
    )
    const told: string[] = []
    const isHere = described !== undefined
    for (const step of steps) {
      if (isObject(step) && step['action'] === 'change_spec') {
        const changed = changeSpec(application, component, step['new_spec'], input)
        actions.push(...changed.actions)
        problems.push(...changed.problems.map((problem) => `fluidity: ${component}: ${problem}`))
        continue
      }
      const said = isObject(step) ? carryOut(step, shares, isHere) : {problem: 'an action is a dictionary'}
      if ('problem' in said) problems.push(`fluidity: ${component}: ${said.problem}`)
      else told.push(said.words)
    }
    if (told.length > 0) actions.push(placing(application, component, shares, `${told.join(', ')} (${component})`))
  }
}

type Said = {readonly words: string} | {readonly problem: string}

/** `isHere`: its application. */
function carryOut(step: JsonObject, shares: Map<string, number>, isHere: boolean): Said {
  const {action, host, src_host: from, target_host: to} = step
  switch (action) {
    case 'deploy':
      if (typeof host !== 'string') return {problem: 'deploy needs a host'}
      if (!shares.has(host)) shares.set(host, 1)
      return {words: `Deploy on ${host}`}
    case 'remove':
      if (typeof host !== 'string') return {problem: 'remove needs a host'}
      shares.delete(host)
      return {words: `Remove from ${host}`}
    case 'move': {
      if (typeof from !== 'string' || typeof to !== 'string') return {problem: 'move needs src_host and target_host'}
      const moved = shares.get(from)
      if (moved === undefined) return {problem: isHere ? `it does not run on ${from}` : 'there is no such application here'}
      shares.delete(from)
      shares.set(to, (shares.get(to) ?? 0) + moved)
      return {words: `Move from ${from} to ${to}`}
    }
    default:
      return {problem: `there is no action ${JSON.stringify(action)}`}
  }
}

function placing(application: string, component: string, shares: ReadonlyMap<string, number>, reason: string): Action {
  const hosts: readonly HostShare[] = [...shares].map(([node, instances]) => ({node, instances}))
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application, component},
    command: {application, component, hosts: hosts.map(({node, instances}) => ({node, instances}))},
    reason,
  }
}

/** `{action: {component: cluster}, app: […]}`: here an application goes to clusters as a whole. */
function translateClusterPlacement(command: JsonObject, input: PolicyInput, actions: Action[], problems: string[]): void {
  const {action, app} = command
  const name = input.application?.name ?? nameOf(app)
  const clusters = isObject(action) ? [...new Set(Object.values(action).filter((one) => typeof one === 'string'))] : []
  if (name === undefined || clusters.length === 0) {
    problems.push('clusterPlacement: the command names no application, or no cluster')
    return
  }
  actions.push({
    mechanism: MECHANISMS.clusterPlacement,
    target: {kind: 'application', application: name},
    command: {application: name, clusters},
    reason: `Give ${name} to ${clusters.join(', ')}`,
  })
}

/** `{command: set | reset, cpu: all | "0,1,2", frequency: min | max | "<Hz>"}`: of the node that the policy is for; in a cluster of all of them, or of `node`. */
function translateFrequency(command: JsonObject, {world}: PolicyInput, actions: Action[], problems: string[]): void {
  const {command: what, cpu, frequency, node: named} = command
  const nodes = typeof named === 'string' ? [named] : [...world.nodes.keys()]
  if (nodes.length === 0) problems.push('CPUFrequencyConfigurator: there is no node here')
  for (const node of nodes)
    actions.push({
      mechanism: 'cpu-frequency',
      target: {kind: 'knob', node, knob: 'cpu-frequency'},
      command: {node, ...given({command: what, cpu: textOf(cpu), frequency: textOf(frequency)})},
      reason: what === 'reset' ? `Let ${node} choose its processors’ frequency` : `Set the processors of ${node} to ${String(frequency)}`,
    })
}

function textOf(value: JsonValue | undefined): JsonValue | undefined {
  return typeof value === 'number' ? String(value) : value
}

function nameOf(app: JsonValue | undefined): string | undefined {
  const first = isList(app) ? app[0] : app
  return isObject(first) && typeof first['name'] === 'string' ? first['name'] : undefined
}
