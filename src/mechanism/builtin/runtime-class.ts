import {MECHANISMS} from '../contract.js'
import {type AdjustingCommand, type AdjustingKind, arrow} from './adjusting-kind.js'

/** The runtime class of a component's instances; without one: as described. */
export type RuntimeClassCommand = AdjustingCommand & {readonly runtimeClass?: string}

export const runtimeClass: AdjustingKind<RuntimeClassCommand> = {
  name: MECHANISMS.runtimeClass,
  summary: 'Runs a component in another runtime class (`default`: that of its node); back where its instances do not come up.',
  permission: 'change_container_runtime_class',
  change: 'runtime-class-changed',
  wishKind: 'set-runtime-class',
  properties: {
    runtimeClass: {
      type: 'string',
      minLength: 1,
      maxLength: 253,
      description: 'the runtime class; absent: as described',
      examples: ['kata-fc'],
    },
  },
  wish: ({runtimeClass: wanted}) => (wanted === undefined ? undefined : {kind: 'set-runtime-class', runtimeClass: wanted}),
  about: () => ({kind: 'set-runtime-class', runtimeClass: ''}),
  // Whether the cluster has it, its platform says: a component that names one it has not is refused there.
  refusals: () => [],
  tell: (before, after) => `runtime class ${arrow(before.runtime_class_name, after.runtime_class_name)}`,
  options: {permission: 'change_container_runtime_class'},
}
