import {instancesOf} from '../../descriptions/resources.js'
import {withGroup} from '../../matching/orders.js'
import type {Reason} from '../../platform/contract/index.js'
import {MECHANISMS} from '../contract.js'
import type {AdjustingCommand, AdjustingKind, AdjustingQuestion} from './adjusting-kind.js'

/** How many instances shall run; without a number: as described. */
export type ScaleCommand = AdjustingCommand & {readonly instances?: number}

const MOST = 10_000

export const scale: AdjustingKind<ScaleCommand> = {
  name: MECHANISMS.scale,
  summary: 'Runs more or fewer instances of a component than its description says; none only where scaling_mode is auto.',
  permission: 'component_scaling',
  change: 'scaled',
  wishKind: 'scale',
  properties: {
    instances: {type: 'integer', minimum: 0, maximum: MOST, description: 'how many shall run; absent: as described'},
  },
  wish: ({instances}) => (instances === undefined ? undefined : {kind: 'scale', instances}),
  about: () => ({kind: 'scale', instances: 1}),
  refusals,
  tell: (before, after) => `${instancesOf(before)} → ${instancesOf(after)} instances`,
  options: {
    permission: 'component_scaling',
    mostInstances: MOST,
    toZero: 'where the description has scaling_mode auto, and no component starts after it',
  },
}

function refusals({application: {description}, described, wish}: AdjustingQuestion): readonly Reason[] {
  if (wish.kind !== 'scale') return []
  const {name} = described.metadata
  const mode = withGroup(description, described).node_placement?.scaling?.scaling_mode
  if (mode === 'manual') {
    const message = `${name} is scaled by hand (scaling_mode manual)`
    return [{code: 'scaling-manual', message, wayOut: 'Set scaling_mode to auto, or leave it out.'}]
  }
  if (wish.instances > 0) return []
  const later = description.components.filter(({depends_on: before = []}) => before.includes(name)).map(({metadata}) => metadata.name)
  return [
    ...(mode === 'auto'
      ? []
      : [{code: 'zero-not-permitted', message: `${name} may not be scaled to none`, wayOut: 'Set scaling_mode to auto.'}]),
    ...(later.length === 0 ? [] : [{code: 'others-depend', message: `${later.join(' and ')} could not start without ${name}`}]),
  ]
}
