import type {ComponentDescription} from '../../descriptions/types.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {effectiveComponent} from '../../matching/orders.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {ApplicationSpec, HostShare} from '../../platform/contract/index.js'
import type {Action, Candidate, PolicyInput} from '../contract.js'

/** Where the instances of a component are, by what was asked of the platform; none: it is not placed. */
export function hostsOf(input: PolicyInput, component: string): readonly HostShare[] {
  const {name} = applicationOf(input)
  return input.world.intents.get(`${name}/${component}`)?.goal ?? []
}

/** Every node, judged as a host for one more instance of the component: why not, or (with `metric`) what is foreseen of it there. */
export function candidatesFor(input: PolicyInput, component: string, metric?: string): readonly Candidate[] {
  const application = applicationOf(input)
  const wanted = effectiveComponent(application, describedIn(application, component), input.nowMs).component
  const current = hostsOf(input, component)
  const [from] = current
  return [...input.world.nodes.values()].map((node): Candidate => {
    const isThere = current.some((share) => share.node === node.name)
    const refusals = hostRefusals({component: wanted, node, added: isThere ? 0 : 1, free: node.free})
    const foreseen =
      metric === undefined || from === undefined
        ? undefined
        : input.predictor.predict({...input, application: application.name, component, metric, from: from.node, to: node.name})
    const prediction = foreseen === undefined || 'unknown' in foreseen ? {} : {prediction: foreseen}
    return {component, host: node.name, chosen: isThere, refusals, ...prediction}
  })
}

/** The wish that a component runs on these hosts, and nowhere else. */
export function place(input: PolicyInput, component: string, hosts: readonly HostShare[], reason: string): Action {
  const {name: application} = applicationOf(input)
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application, component},
    command: {application, component, hosts: hosts.map(({node, instances}) => ({node, instances}))},
    reason,
  }
}

/** The wish that what runs on `from` (without it: all of it) runs on `to`. */
export function move(
  input: PolicyInput,
  component: string,
  {to, from}: {readonly to: string; readonly from?: string},
  why: string,
): Action {
  const current = hostsOf(input, component)
  const shares = new Map<string, number>()
  for (const {node, instances} of current) {
    const host = from === undefined || node === from ? to : node
    shares.set(host, (shares.get(host) ?? 0) + instances)
  }
  const hosts = [...shares].map(([node, instances]) => ({node, instances}))
  const where = from ?? current.map(({node}) => node).join(', ')
  return place(input, component, hosts, `Move ${component} from ${where} to ${to}: ${why}`)
}

function describedIn({name, description}: ApplicationSpec, component: string): ComponentDescription {
  const found = description.components.find(({metadata}) => metadata.name === component)
  if (found === undefined) throw new RangeError(`${name} has no component ${component}.`)
  return found
}

/** Rejects for a policy that is bound to its agent. */
export function applicationOf({application}: PolicyInput): ApplicationSpec {
  if (application === undefined) throw new RangeError('This policy is bound to its agent, not to an application.')
  return application
}
