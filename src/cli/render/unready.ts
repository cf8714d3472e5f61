import {agentWords} from './silence.js'
import type {ApplicationStatus, UnheardCluster} from './views.js'

type Unready = Pick<ApplicationStatus, 'phase' | 'components'> & {readonly unheard?: readonly UnheardCluster[]}
type Component = ApplicationStatus['components'][number]

/** What is waited for: an agent that is not there to decide anything, or else the components that are not as wanted, each with the reason of one of its instances. */
export function unreadyWords({phase, components, unheard = []}: Unready): string {
  if (unheard.length > 0) return unheard.map(agentWords).join('; ')
  const unready = components.filter(isUnready)
  return unready.length === 0 ? phase : unready.map(componentWords).join('; ')
}

function isUnready({ready, upToDate = ready, wanted}: Component): boolean {
  return upToDate < wanted
}

function componentWords({component, wanted, ready, upToDate, instances, reasons}: Component): string {
  const instance = instances.find((one) => one.phase !== 'ready' && one.phase !== 'completed' && one.phase !== 'terminating')
  const state =
    instance === undefined
      ? (reasons[0]?.message ?? (instances.length === 0 ? 'no host yet' : 'the next one is about to begin'))
      : `${instance.phase} on ${instance.node}${instance.reason === undefined ? '' : `, ${instance.reason}`}`
  const count =
    ready < wanted || upToDate === undefined ? `${ready} of ${wanted} ready` : `${upToDate} of ${wanted} changed, the others serve`
  return `${component} ${count} (${state})`
}
