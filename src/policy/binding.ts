import type {Policy} from './contract.js'

/** Which applications a policy is for, and of one of the layer `node` which nodes. Without names and labels: every application. */
export type Binding = {
  /** Names; `*` at the end stands for any rest. */
  readonly applications?: readonly string[]
  /** Applications that carry one of these are bound, too. Where only labels are told: those alone. */
  readonly labels?: readonly string[]
  /** Names, or `cluster/name`; `*` at the end stands for any rest. Absent: every node. */
  readonly nodes?: readonly string[]
}

/** A policy as an agent runs it. */
export type BoundPolicy = {
  readonly policy: Policy
  readonly binding: Binding
  /** Of those that want the same, the greater goes first: -4 to 4. What a person orders, and core policies, go before all. */
  readonly priority: number
  /** Of what it remembers: what was kept of another shape is not its own, and is begun anew. */
  readonly stateShape: string
  /** Of its source, `sha256:…`. Absent: it comes with the product. */
  readonly digest?: string
}

/** One that comes with the product: for every application, and for as long as the agent runs. */
export function unbound(policy: Policy): BoundPolicy {
  return {policy, binding: {}, priority: 0, stateShape: 'built-in'}
}

/** What is said anew, and of the rest what was before: names and labels say together for which applications a policy is, nodes by themselves. */
export function reboundTo(before: Binding = {}, said: Binding): Binding {
  const {applications: _, labels: __, ...others} = before
  const saysApplications = said.applications !== undefined || said.labels !== undefined
  return {...(saysApplications ? others : before), ...said}
}

/** `carried`: the labels of the application. */
export function binds({applications, labels}: Binding, application: string, carried: readonly string[]): boolean {
  if (applications === undefined && labels === undefined) return true
  return (
    (applications ?? []).some((pattern) => matchesName(pattern, application)) || (labels ?? []).some((label) => carried.includes(label))
  )
}

export function bindsNode({nodes}: Binding, cluster: string, node: string): boolean {
  return nodes === undefined || nodes.some((pattern) => matchesName(pattern, pattern.includes('/') ? `${cluster}/${node}` : node))
}

function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}
