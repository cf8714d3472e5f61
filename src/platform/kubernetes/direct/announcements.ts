import {isDeepStrictEqual} from 'node:util'
import type {ApplicationSummary, Epoch, Outcome} from '../../contract/index.js'
import type {AppStatus, Condition} from '../api/generated/app.types.generated.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced} from '../fence.js'
import {APPS, type AppObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {Cached} from '../watch/object-cache.js'

export type AnnouncementParts = {
  readonly client: KubeClient
  readonly namespace: string
  readonly leadership: Leadership
  readonly apps: Cached<AppObject>
}

/** Writes the status of the person's object, and nothing else of it. The same again is not written. */
export function announce(parts: AnnouncementParts, summary: ApplicationSummary, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
  const {client, namespace, leadership, apps} = parts
  return fenced(leadership, epoch, signal, async () => {
    const app = apps.get(`${namespace}/${summary.application}`)
    // It is gone, or is another one by now: nobody is there to be told.
    if (app !== undefined && app.metadata.uid !== summary.uid) return {kind: 'stale'}
    const status = statusOf(summary, epoch, app?.status?.conditions ?? [])
    if (isDeepStrictEqual(app?.status, status)) return {kind: 'accepted', revision: app?.metadata.resourceVersion ?? ''}
    try {
      const written = await client.patch(
        APPS,
        {name: summary.application, namespace},
        {
          kind: 'json',
          value: [
            {op: 'test', path: '/metadata/uid', value: summary.uid},
            {op: 'add', path: '/status', value: status},
          ],
        },
        signal,
        {subresource: 'status'},
      )
      apps.written(written)
      return {kind: 'accepted', revision: written.metadata.resourceVersion ?? ''}
    } catch (error) {
      if (isKubernetesError(error, 'not-found')) return {kind: 'stale'}
      throw error
    }
  })
}

function statusOf(summary: ApplicationSummary, epoch: Epoch, before: readonly Condition[]): AppStatus {
  const {phase, clusters, components, satisfaction, generation} = summary
  return {
    epoch,
    observedGeneration: generation,
    phase,
    clusters: [...clusters],
    components: {...components, summary: `${components.ready}/${components.wanted}`},
    ...(satisfaction === undefined ? {} : {satisfaction}),
    conditions: conditionsOf(summary).map((condition) => dated(condition, generation, before)),
  }
}

type Undated = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>

function conditionsOf({phase, reasons, satisfaction, clusters}: ApplicationSummary): readonly Undated[] {
  const [first] = reasons
  const because = {reason: first === undefined ? wordOf(phase) : wordOf(first.code), message: reasons.map(({message}) => message).join(' ')}
  // Nothing was begun, for a reason that the object cannot show by itself: it fits no cluster, or a name of it is taken.
  const isRefused = phase === 'failed' && clusters.length === 0
  return [
    isRefused ? {type: 'Accepted', status: 'False', ...because} : {type: 'Accepted', status: 'True', reason: 'Accepted', message: ''},
    phase === 'deployed' ? {type: 'Ready', status: 'True', reason: 'Deployed', message: ''} : {type: 'Ready', status: 'False', ...because},
    ...(satisfaction === undefined
      ? []
      : [
          {
            type: 'Satisfied' as const,
            status: satisfaction.met ? ('True' as const) : ('False' as const),
            reason: satisfaction.met ? 'TargetsMet' : 'TargetsMissed',
            message: `The score is ${satisfaction.score.toFixed(2)}.`,
          },
        ]),
  ]
}

/** A condition is as old as its status. */
function dated(condition: Undated, observedGeneration: number, before: readonly Condition[]): Condition {
  const known = before.find(({type, status}) => type === condition.type && status === condition.status)
  return {...condition, observedGeneration, lastTransitionTime: known?.lastTransitionTime ?? new Date().toISOString()}
}

/** `name-taken` as conditions have it: `NameTaken`. */
function wordOf(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
