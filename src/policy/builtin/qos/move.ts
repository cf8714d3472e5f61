import {MECHANISMS} from '../../../mechanism/contract.js'
import type {ApplicationSpec, HostShare} from '../../../platform/contract/index.js'
import type {Action} from '../../contract.js'
import type {ComponentView} from '../placement-state.js'
import type {Watched} from './targets.js'

/** All instances of the component that are on `from` go to `to`; the others stay. */
export function move(application: ApplicationSpec, {view}: Pick<Watched, 'view'>, from: string, to: string, why: string): Action {
  const component = view.component.metadata.name
  return {
    mechanism: MECHANISMS.placement,
    target: {kind: 'component', application: application.name, component},
    command: {application: application.name, component, hosts: replaced(view.current, from, to)},
    reason: `Move ${component} from ${from} to ${to}: ${why}`,
  }
}

function replaced(current: readonly HostShare[], from: string, to: string): {readonly node: string; readonly instances: number}[] {
  const shares = new Map<string, number>()
  for (const {node, instances} of current) {
    const host = node === from ? to : node
    shares.set(host, (shares.get(host) ?? 0) + instances)
  }
  return [...shares].map(([node, instances]) => ({node, instances}))
}

/** How many instances would move. */
export function shareOn(view: ComponentView, node: string): number {
  return view.current.find((share) => share.node === node)?.instances ?? 1
}
