import type {Target, World} from '../../policy/contract.js'

/** One string for what an action changes: the key of its lock, its budget and its waiting line. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'component':
      return `component/${target.application}/${target.component}`
    case 'application':
      return `application/${target.application}`
    case 'knob':
      return `knob/${target.node}/${target.knob}`
  }
}

/** As a person reads it. */
export function describeTarget(target: Target): string {
  switch (target.kind) {
    case 'component':
      return `${target.component} of ${target.application}`
    case 'application':
      return target.application
    case 'knob':
      return `${target.knob} of node ${target.node}`
  }
}

/** Whether what a change is about is there, and described. */
export function isWanted({applications}: World, target: Target): boolean {
  if (target.kind === 'knob') return true
  const application = applications.get(target.application)
  if (application === undefined || target.kind === 'application') return application !== undefined
  return application.description.components.some(({metadata}) => metadata.name === target.component)
}
