import type {Fabric, Presence} from '../../fabric/contract/index.js'
import type {NodeState} from '../../platform/contract/index.js'
import type {Clock} from '../../support/clock.js'
import type {JsonValue} from '../../support/json.js'
import type {TelemetryStore} from '../../telemetry/store.js'
import type {OrderReport} from '../mechanism-order.js'
import type {EventHub} from '../service/event-hub.js'
import type {PolicyWatches} from '../service/policy-watches.js'
import {addressOf, agentNameOf, topics} from '../topics.js'
import type {ContinuumView, MechanismTold} from './continuum-view.js'
import {isOrderReport, isTurnBatch} from './decision-payloads.js'
import {isMechanismTold, samplesOf} from './payloads.js'
import {isMechanismReport, isPolicyReport} from './report-payloads.js'
import type {Said} from './said-teller.js'
import {isRecord} from './shapes.js'

export type ListenerPorts = {
  readonly fabric: Fabric
  readonly slice: string
  readonly view: ContinuumView
  readonly telemetry: TelemetryStore
  readonly events: EventHub
  readonly watches: PolicyWatches
  readonly clock: Clock
  /** A cluster's agent is here (again): it wants to know what holds for all. */
  readonly onCluster: (cluster: string) => void
  /** What became of a person's order for a mechanism there. */
  readonly onOrderReport: (cluster: string, id: string, report: OrderReport) => void
}

/** Hears what the agents below tell. A payload that is not what its topic promises is ignored: the next one replaces it. */
export async function listenBelow(ports: ListenerPorts, signal: AbortSignal): Promise<void> {
  const {fabric, slice, view, telemetry, clock} = ports
  const hear = (pattern: string, take: (topic: string, payload: JsonValue) => void) =>
    fabric.subscribe(
      pattern,
      ({topic, payload}) => {
        const {cluster} = addressOf(topic)
        if (cluster !== undefined) view.heardMs.set(cluster, clock.now())
        take(topic, payload)
      },
      signal,
    )
  await hear(topics.allPresences(slice), (_, payload) => {
    if (isPresence(payload)) onPresence(ports, payload)
  })
  await hear(topics.allAbouts(slice), (topic, payload) => {
    const {cluster = '', node} = addressOf(topic)
    if (!isRecord(payload)) return
    view.abouts.set(agentNameOf(addressOf(topic)), payload)
    if (node === undefined && Array.isArray(payload['nodes'])) forgetOthers(view, cluster, new Set(payload['nodes']))
  })
  await hear(topics.nodeStates(slice), (topic, payload) => {
    const {cluster = ''} = addressOf(topic)
    const name = topic.slice(topic.lastIndexOf('/') + 1)
    if (isNodeState(payload)) view.putNode(payload)
    else if (payload === null) forgetNode(view, cluster, name)
  })
  await hear(topics.allSaid(slice), (topic, payload) => {
    const key = `${agentNameOf(addressOf(topic))}/${topic.slice(topic.lastIndexOf('/') + 1)}`
    if (Array.isArray(payload)) view.said.set(key, payload.filter(isSaid))
    else if (payload === null) view.said.delete(key)
  })
  await hear(topics.allPolicyReports(slice), (topic, payload) => {
    if (Array.isArray(payload)) view.policyReports.set(agentNameOf(addressOf(topic)), payload.filter(isPolicyReport))
  })
  await hear(topics.allMechanisms(slice), (topic, payload) => {
    const {cluster = ''} = addressOf(topic)
    const told = view.mechanisms.get(cluster) ?? new Map<string, MechanismTold>()
    const name = topic.slice(topic.lastIndexOf('/') + 1)
    if (isMechanismTold(payload)) view.mechanisms.set(cluster, told.set(name, payload))
    else if (payload === null) told.delete(name)
  })
  await hear(topics.allMechanismReports(slice), (topic, payload) => {
    if (Array.isArray(payload)) view.mechanismReports.set(addressOf(topic).cluster ?? '', payload.filter(isMechanismReport))
  })
  await hear(topics.allOrderReports(slice), (topic, payload) => {
    if (isOrderReport(payload)) ports.onOrderReport(addressOf(topic).cluster ?? '', topic.slice(topic.lastIndexOf('/') + 1), payload)
  })
  await hear(topics.allTurns(slice), (topic, payload) => {
    if (isTurnBatch(payload)) ports.watches.heard(addressOf(topic), payload)
  })
  await hear(topics.clusterTelemetry(slice), (_, payload) => {
    for (const sample of samplesOf(payload)) telemetry.add(sample)
  })
}

function forgetOthers(view: ContinuumView, cluster: string, known: ReadonlySet<unknown>): void {
  for (const node of view.nodes().values()) if (node.cluster === cluster && !known.has(node.name)) forgetNode(view, cluster, node.name)
}

/** A node that was removed needs no agent any more. */
function forgetNode(view: ContinuumView, cluster: string, name: string): void {
  view.deleteNode(cluster, name)
  view.presences.delete(`${cluster}/${name}`)
  view.abouts.delete(`${cluster}/${name}`)
  view.policyReports.delete(`${cluster}/${name}`)
  for (const key of view.said.keys()) if (key.startsWith(`${cluster}/${name}/`)) view.said.delete(key)
}

function onPresence({view, events, clock, onCluster}: ListenerPorts, presence: Presence): void {
  const before = view.presences.get(presence.agent)
  view.presences.set(presence.agent, presence)
  if (presence.state === 'online' && presence.layer === 'cluster') onCluster(presence.agent)
  if (before?.state === presence.state) return
  events.publish({
    timeMs: clock.now(),
    kind: 'agent',
    subject: presence.agent,
    message: `agent ${presence.agent} (${presence.layer}) is ${presence.state}`,
    data: {state: presence.state},
  })
}

function isPresence(value: unknown): value is Presence {
  return (
    isRecord(value) &&
    typeof value['agent'] === 'string' &&
    typeof value['layer'] === 'string' &&
    (value['state'] === 'online' || value['state'] === 'offline')
  )
}

/** Only the cluster's own agent may publish there: its shape is trusted once it is recognised. */
function isNodeState(value: unknown): value is NodeState {
  return (
    isRecord(value) &&
    typeof value['name'] === 'string' &&
    typeof value['cluster'] === 'string' &&
    isRecord(value['free']) &&
    isRecord(value['capacity'])
  )
}

function isSaid(value: unknown): value is Said {
  return (
    isRecord(value) &&
    typeof value['policy'] === 'string' &&
    typeof value['verdict'] === 'string' &&
    typeof value['reason'] === 'string' &&
    typeof value['timeMs'] === 'number'
  )
}
