import type {Target, World} from '../../policy/contract.js'

export {targetKey} from '../../policy/target-key.js'

/** As a person reads it. */
export function describeTarget(target: Target): string {
  switch (target.kind) {
    case 'component':
      return `${target.component} of ${target.application}`
    case 'application':
      return target.application
    case 'knob':
      return `${target.knob} of node ${target.node}`
    case 'external':
      return target.key === '*' ? target.mechanism : `${target.key} of ${target.mechanism}`
  }
}

/** The application that it is of; undefined: it is of none. */
export function applicationOf(target: Target): string | undefined {
  return target.kind === 'component' || target.kind === 'application' ? target.application : undefined
}

/** Whether what a change is about is there, and described. */
export function isWanted({applications}: World, target: Target): boolean {
  if (target.kind === 'knob' || target.kind === 'external') return true
  const application = applications.get(target.application)
  if (application === undefined || target.kind === 'application') return application !== undefined
  return application.description.components.some(({metadata}) => metadata.name === target.component)
}
