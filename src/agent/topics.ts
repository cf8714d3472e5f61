/** What agents say to one another, and where. Everything of an agent stands under its own prefix; `-` stands for a layer that it has none of. */
export type AgentAddress = {readonly slice: string; readonly cluster?: string | undefined; readonly node?: string | undefined}

function prefix({slice, cluster = '-', node = '-'}: AgentAddress): string {
  return `mlsysops/${slice}/${cluster}/${node}`
}

/** The name of the slice's agent. */
export const CONTINUUM = 'continuum'

/** In place of an application: what policies say that are bound to their agent. */
export const OF_THE_AGENT = '-'

export const topics = {
  /** Retained: a Presence. */
  presence: (agent: AgentAddress) => `${prefix(agent)}/presence`,
  /** Batches of samples, never retained. */
  telemetry: (agent: AgentAddress) => `${prefix(agent)}/telemetry`,
  /** Retained: what an agent runs and has counted. */
  about: (agent: AgentAddress) => `${prefix(agent)}/reported/about`,
  /** Retained: a node as its cluster agent sees it; null when it is gone. */
  nodeState: (agent: AgentAddress, name: string) => `${prefix(agent)}/reported/node/${name}`,
  /** Retained: what each policy of an application said last; null when the application is gone. */
  said: (agent: AgentAddress, application: string) => `${prefix(agent)}/reported/said/${application}`,
  /** A batch of journaled decisions, the beginning of the journal that they are from, and the cursors before and after them. */
  decisions: (agent: AgentAddress) => `${prefix(agent)}/decisions`,
  /** Retained: this agent has a journal to copy, which begins there. */
  journal: (agent: AgentAddress) => `${prefix(agent)}/reported/journal`,
  /** Retained, from the continuum agent: how far it has copied this agent's journal. */
  copied: (agent: AgentAddress) => `${prefix(agent)}/desired/copied`,
  /** Retained, from the continuum agent: heuristic, ml or advise. */
  mode: (agent: AgentAddress) => `${prefix(agent)}/desired/mode`,
  /** Retained, from the continuum agent: the modes of applications that have one of their own. */
  ownModes: (agent: AgentAddress) => `${prefix(agent)}/desired/modes`,
  /** Retained, from the continuum agent: all that people said to plans of this agent and that is in force. */
  answers: (agent: AgentAddress) => `${prefix(agent)}/desired/answers`,
  /** Retained, from the continuum agent: a policy that a person added for this agent; null when it is gone. */
  policy: (agent: AgentAddress, name: string) => `${prefix(agent)}/desired/policy/${name}`,
  /** Retained, from the continuum agent: the names of all of them. Others are gone, though nobody may have heard them go. */
  policyNames: (agent: AgentAddress) => `${prefix(agent)}/desired/policies`,
  policies: (agent: AgentAddress) => `${prefix(agent)}/desired/policy/+`,
  /** Retained: how those policies fare. */
  policyReports: (agent: AgentAddress) => `${prefix(agent)}/reported/policies`,
  /** Retained, from the continuum agent: a mechanism that a person added for this agent; null when it is gone. */
  mechanismSource: (agent: AgentAddress, name: string) => `${prefix(agent)}/desired/mechanism/${name}`,
  /** As `policyNames`, of those mechanisms. */
  mechanismNames: (agent: AgentAddress) => `${prefix(agent)}/desired/mechanisms`,
  mechanismSources: (agent: AgentAddress) => `${prefix(agent)}/desired/mechanism/+`,
  /** Retained: how those mechanisms fare. */
  mechanismReports: (agent: AgentAddress) => `${prefix(agent)}/reported/mechanisms`,
  /** Retained, from the continuum agent: for how long from now each turn of this policy is to be told; null when nobody watches it any more. */
  watched: (agent: AgentAddress, policy: string) => `${prefix(agent)}/desired/watched/${policy}`,
  watchedAny: (agent: AgentAddress) => `${prefix(agent)}/desired/watched/+`,
  /** A batch of turns of a policy that is watched, never retained. */
  turns: (agent: AgentAddress) => `${prefix(agent)}/turns`,
  /** Retained, from the cluster's agent: this node as it is seen there, what runs on it, and the mode of the slice. */
  surroundings: (agent: AgentAddress) => `${prefix(agent)}/desired/surroundings`,
  /** Retained, from the cluster's agent: what a knob of this node shall be. */
  knobWish: (agent: AgentAddress, name: string) => `${prefix(agent)}/desired/knob/${name}`,
  knobWishes: (agent: AgentAddress) => `${prefix(agent)}/desired/knob/+`,
  /** Retained: a knob of this node as it is, and what became of the wish; null when the machine has it no more. */
  knobReport: (agent: AgentAddress, name: string) => `${prefix(agent)}/reported/knob/${name}`,
  /** Retained, from the continuum agent: a person's order for a mechanism of this agent; null when it is settled. */
  order: (agent: AgentAddress, id: string) => `${prefix(agent)}/desired/order/${id}`,
  orders: (agent: AgentAddress) => `${prefix(agent)}/desired/order/+`,
  /** Retained: what became of it. */
  orderReport: (agent: AgentAddress, id: string) => `${prefix(agent)}/reported/order/${id}`,
  /** Retained: options and state of a mechanism of this agent; null when it has it no more. */
  mechanism: (agent: AgentAddress, name: string) => `${prefix(agent)}/reported/mechanism/${name}`,
  /** Of every agent of the slice, or of one cluster's nodes. */
  allPresences: (slice: string) => `mlsysops/${slice}/+/+/presence`,
  allAbouts: (slice: string) => `mlsysops/${slice}/+/+/reported/about`,
  clusterTelemetry: (slice: string) => `mlsysops/${slice}/+/-/telemetry`,
  nodeTelemetry: (slice: string, cluster: string) => `mlsysops/${slice}/${cluster}/+/telemetry`,
  nodePresences: (slice: string, cluster: string) => `mlsysops/${slice}/${cluster}/+/presence`,
  nodeKnobs: (slice: string, cluster: string) => `mlsysops/${slice}/${cluster}/+/reported/knob/+`,
  nodeStates: (slice: string) => `mlsysops/${slice}/+/-/reported/node/+`,
  allSaid: (slice: string) => `mlsysops/${slice}/+/+/reported/said/+`,
  allMechanisms: (slice: string) => `mlsysops/${slice}/+/-/reported/mechanism/+`,
  allOrderReports: (slice: string) => `mlsysops/${slice}/+/-/reported/order/+`,
  allPolicyReports: (slice: string) => `mlsysops/${slice}/+/+/reported/policies`,
  allMechanismReports: (slice: string) => `mlsysops/${slice}/+/-/reported/mechanisms`,
  allTurns: (slice: string) => `mlsysops/${slice}/+/+/turns`,
  allDecisions: (slice: string) => `mlsysops/${slice}/+/+/decisions`,
  allJournals: (slice: string) => `mlsysops/${slice}/+/+/reported/journal`,
} as const

/** The name of the agent of a cluster or of a node: `cluster`, `cluster/node`. */
export function agentNameOf({cluster = '', node}: Pick<AgentAddress, 'cluster' | 'node'>): string {
  return node === undefined ? cluster : `${cluster}/${node}`
}

/** The cluster and node that a topic is of; undefined where it says `-`. */
export function addressOf(topic: string): AgentAddress {
  const [, slice = '', cluster, node] = topic.split('/')
  return {slice, cluster: cluster === '-' ? undefined : cluster, node: node === '-' ? undefined : node}
}
