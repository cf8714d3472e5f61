import type {Target} from './contract.js'

/** One string for what an action changes: the key of its lock, its budget and its waiting line. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'component':
      return `component/${target.application}/${target.component}`
    case 'application':
      return `application/${target.application}`
    case 'knob':
      return `knob/${target.node}/${target.knob}`
    case 'external':
      return `external/${target.mechanism}/${target.key}`
  }
}
