import type {SliceEvent} from '../../knowledge/contract.js'
import type {ClusterState, NodeState} from '../../platform/contract/index.js'

/** What changed in a cluster that a watcher of the slice wants to know. */
export function eventsOfCluster(
  {name, ready, cordoned}: ClusterState,
  before: ClusterState | undefined,
  timeMs: number,
): readonly SliceEvent[] {
  const event = (what: string, data: SliceEvent['data']): SliceEvent => ({
    timeMs,
    kind: 'cluster',
    subject: name,
    message: `cluster ${name} is ${what}`,
    data,
  })
  return [
    ...(before?.ready === ready ? [] : [event(ready ? 'ready' : 'not heard', {ready})]),
    ...((before?.cordoned ?? false) === cordoned ? [] : [event(cordoned ? 'cordoned' : 'uncordoned', {cordoned})]),
  ]
}

/** `after`: undefined where the node is gone. */
export function eventOfNode(node: string, after: NodeState | undefined, timeMs: number): SliceEvent {
  const state = after === undefined ? 'gone' : after.ready ? (after.cordoned ? 'cordoned' : 'ready') : 'not ready'
  return {timeMs, kind: 'node', subject: node, message: `node ${node} is ${state}`, data: {state}}
}
