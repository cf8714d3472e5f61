import type {ApplicationStatus, Epoch, Outcome} from '../../contract/index.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced} from '../fence.js'
import {ASSIGNMENTS, type AssignmentStatus} from '../kinds.js'
import type {Leadership} from '../leases.js'

/** Says in the status of the assignment what this cluster makes of an application. The whole of it at once: what is no longer so must go. */
export function report(
  {client, namespace, leadership}: {readonly client: KubeClient; readonly namespace: string; readonly leadership: Leadership},
  {application, ...status}: ApplicationStatus,
  epoch: Epoch,
  signal: AbortSignal,
): Promise<Outcome> {
  return fenced(leadership, epoch, signal, async () => {
    const value: AssignmentStatus = {...status, reportedMs: Math.floor(status.reportedMs), epoch, summary: summaryOf(status)}
    try {
      const written = await client.patch(
        ASSIGNMENTS,
        {name: application, namespace},
        {kind: 'json', value: [{op: 'add', path: '/status', value}]},
        signal,
        {subresource: 'status'},
      )
      return {kind: 'accepted', revision: written.metadata.resourceVersion ?? ''}
    } catch (error) {
      // Nobody waits for a report of what is assigned no more.
      if (isKubernetesError(error, 'not-found')) return {kind: 'accepted', revision: ''}
      throw error
    }
  })
}

function summaryOf({components}: Pick<ApplicationStatus, 'components'>): string {
  const ready = components.filter((component) => component.ready >= component.wanted).length
  return `${ready}/${components.length}`
}
