import type {ComponentDescription} from '../../descriptions/types.js'
import {brokenBudget, disruptionOf} from '../../matching/budgets.js'
import {growth, shortages} from '../../matching/capacity.js'
import {hostRefusals} from '../../matching/eligibility.js'
import {isExclusive} from '../../matching/exclusive.js'
import {effectiveComponent} from '../../matching/orders.js'
import {needsNewInstance} from '../../matching/runtime.js'
import type {ComponentIntent, HostShare, Reason} from '../../platform/contract/index.js'
import type {World} from '../../policy/contract.js'

type Command = {readonly application: string; readonly component: string; readonly hosts: readonly HostShare[]}

/** Why a component may not be brought to the hosts of a command, in this world. Empty: it may. To remove what is there may always be asked. */
export function refusalsOf(command: Command, world: World): readonly Reason[] {
  const {application, component, hosts} = command
  if (hosts.length === 0) return []
  const wanted = wantedSpec(command, world)
  if (wanted === undefined) return [{code: 'component-unknown', message: `${application} has no component ${component} in this cluster`}]
  if (wanted.external_component === true)
    return [{code: 'component-external', message: `${component} runs elsewhere: it is not ours to place`}]
  if (world.applications.get(application)?.deletedMs !== undefined)
    return [{code: 'application-removing', message: `${application} is being removed`}]
  const intent = world.intents.get(`${application}/${component}`)
  return [
    ...hosts.flatMap((share) => hostRules(wanted, share, intent, world)),
    ...groupRules(command, world),
    ...fencing(command, wanted, intent, world),
  ]
}

/** Why somebody's budget does not let it be changed now. What is removed is removed: that is asked of nobody. */
export function budgetInTheWay({application, component, hosts}: Command, world: World): Reason | undefined {
  const key = `${application}/${component}`
  const state = world.components.get(key)
  const intent = world.intents.get(key)
  const wanted = wantedSpec({application, component, hosts}, world)
  if (hosts.length === 0 || state === undefined || wanted === undefined) return undefined
  const isBreaking = isExclusive(wanted) || intent?.exclusive === true
  return brokenBudget(state, disruptionOf(intent?.goal ?? [], hosts, state.instances, isBreaking))
}

/** What shall run of a component, orders applied. `undefined`: this cluster was not given it. */
export function wantedSpec(command: Command, world: World): ComponentDescription | undefined {
  const application = world.applications.get(command.application)
  const described = application?.description.components.find((one) => one.metadata.name === command.component)
  return application === undefined || described === undefined
    ? undefined
    : effectiveComponent(application, described, world.nowMs).component
}

function hostRules(
  component: ComponentDescription,
  share: HostShare,
  intent: ComponentIntent | undefined,
  world: World,
): readonly Reason[] {
  const node = world.nodes.get(share.node)
  if (node === undefined) return [{code: 'node-unknown', message: `there is no node ${share.node} in this cluster`}]
  const here = intent?.goal.find((one) => one.node === share.node)?.instances ?? 0
  const added = Math.max(0, share.instances - here)
  const more = growth(component, intent?.spec, Math.min(here, share.instances))
  const isRenewed = here > 0 && intent !== undefined && needsNewInstance(intent.spec, component)
  return [...hostRefusals({component, node, added, isRenewed, free: node.free}), ...shortages(more, node.free)].map((reason) => ({
    ...reason,
    message: `${share.node}: ${reason.message}`,
  }))
}

/** Components that must share a node are on one node, and it must do for all of them. */
function groupRules({application, component, hosts}: Command, world: World): readonly Reason[] {
  const group = world.applications.get(application)?.description.single_node?.find(({components}) => components.includes(component))
  if (group === undefined) return []
  const [first, ...others] = hosts
  if (first === undefined || others.length > 0)
    return [
      {
        code: 'single-node',
        message: `${component} must share one node with ${group.components.filter((name) => name !== component).join(', ')}`,
      },
    ]
  const node = world.nodes.get(first.node)
  return group.components
    .filter((name) => name !== component)
    .flatMap((name) => {
      const partner = wantedSpec({application, component: name, hosts: []}, world)
      const [refusal] =
        partner === undefined || node === undefined ? [] : hostRefusals({component: partner, node, added: 0, free: node.free})
      return refusal === undefined
        ? []
        : [{code: 'partner-refused', message: `${first.node}: ${name} must share the node, and there ${refusal.message}`}]
    })
}

/** On a host that is not heard an exclusive component may still run: it may not begin elsewhere until it is certain that it does not. */
function fencing(
  {application, component, hosts}: Command,
  wanted: ComponentDescription,
  intent: ComponentIntent | undefined,
  world: World,
): readonly Reason[] {
  if (!isExclusive(wanted) && intent?.exclusive !== true) return []
  const instances = world.components.get(`${application}/${component}`)?.instances ?? []
  return [...new Set(instances.map((one) => one.node))]
    .filter((name) => world.nodes.get(name)?.ready === false && !hosts.some((share) => share.node === name))
    .map((name) => ({
      code: 'not-fenced',
      message: `${component} is exclusive and may still run on ${name}, which is not heard`,
      wayOut: `mlsysops infra remove ${name}, once it is certain that the machine is off; or wait until it is back`,
    }))
}
