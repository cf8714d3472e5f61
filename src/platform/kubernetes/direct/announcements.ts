import {isDeepStrictEqual} from 'node:util'
import type {ApplicationSummary, Epoch, Outcome, Reason} from '../../contract/index.js'
import type {AppStatus, Condition} from '../api/generated/app.types.generated.js'
import {isKubernetesError, type KubeClient} from '../client/index.js'
import {fenced} from '../fence.js'
import {APPS, type AppObject} from '../kinds.js'
import type {Leadership} from '../leases.js'
import type {Cached} from '../watch/object-cache.js'
import {wordOf} from '../words.js'

export type AnnouncementParts = {
  readonly client: KubeClient
  readonly namespace: string
  readonly leadership: Leadership
  readonly apps: Cached<AppObject>
  /** Why an object is no application. */
  readonly problemsOf: (app: AppObject) => readonly Reason[]
}

/** Writes the status of the person's object, and nothing else of it. The same again is not written. */
export function announce(parts: AnnouncementParts, summary: ApplicationSummary, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
  const app = parts.apps.get(`${parts.namespace}/${summary.application}`)
  // It is gone, or is another one by now: nobody is there to be told.
  if (app === undefined || app.metadata.uid !== summary.uid) return fenced(parts.leadership, epoch, signal, async () => ({kind: 'stale'}))
  const status = statusOf(summary, epoch, app.status?.conditions ?? [])
  return write(parts, app, withProblems(status, app, parts.problemsOf(app)), signal, epoch)
}

/** Says in the object why it is no application. What runs of it from before, and how that fares, stays told. */
export function refuse(parts: AnnouncementParts, app: AppObject, epoch: Epoch, signal: AbortSignal): Promise<Outcome> {
  const known: AppStatus = {phase: 'failed', ...app.status, epoch}
  return write(parts, app, withProblems(known, app, parts.problemsOf(app)), signal, epoch)
}

function write(parts: AnnouncementParts, app: AppObject, status: AppStatus, signal: AbortSignal, epoch: Epoch): Promise<Outcome> {
  const {client, namespace, leadership, apps} = parts
  return fenced(leadership, epoch, signal, async () => {
    if (isDeepStrictEqual(app.status, status)) return {kind: 'accepted', revision: app.metadata.resourceVersion ?? ''}
    const value = [
      {op: 'test', path: '/metadata/uid', value: app.metadata.uid},
      {op: 'add', path: '/status', value: status},
    ]
    try {
      const written = await client.patch(APPS, {name: app.metadata.name, namespace}, {kind: 'json', value}, signal, {subresource: 'status'})
      apps.written(written)
      return {kind: 'accepted', revision: written.metadata.resourceVersion ?? ''}
    } catch (error) {
      if (isKubernetesError(error, 'not-found')) return {kind: 'stale'}
      throw error
    }
  })
}

/** Whatever else is so: an object that is no application is not accepted, and says so of its newest generation. */
function withProblems(status: AppStatus, {metadata, status: before}: AppObject, problems: readonly Reason[]): AppStatus {
  const [first] = problems
  if (first === undefined) return status
  const message = problems.map((problem) => problem.message).join(' ')
  const refused = dated(
    {type: 'Accepted', status: 'False', reason: wordOf(first.code), message},
    metadata.generation ?? 0,
    before?.conditions ?? [],
  )
  return {...status, conditions: [refused, ...(status.conditions ?? []).filter(({type}) => type !== 'Accepted')]}
}

function statusOf(summary: ApplicationSummary, epoch: Epoch, before: readonly Condition[]): AppStatus {
  const {phase, clusters, components, satisfaction, generation, unheard = []} = summary
  return {
    epoch,
    observedGeneration: generation,
    phase,
    clusters: [...clusters],
    placedOn: clusters.join(', '),
    components: {...components, summary: `${components.ready}/${components.wanted}${unheard.length === 0 ? '' : ' (not heard)'}`},
    ...(satisfaction === undefined ? {} : {satisfaction}),
    conditions: conditionsOf(summary).map((condition) => dated(condition, generation, before)),
  }
}

type Undated = Pick<Condition, 'type' | 'status' | 'reason' | 'message'>

/** In the order in which a person reads them: the first that is False with a message says what is wrong. */
function conditionsOf(summary: ApplicationSummary): readonly Undated[] {
  const {phase, reasons, satisfaction, clusters} = summary
  const [first] = reasons
  const because = {reason: first === undefined ? wordOf(phase) : wordOf(first.code), message: reasons.map(({message}) => message).join(' ')}
  // For a reason that the object cannot show by itself: it is no application, fits no cluster, or a name of it is taken.
  const isRefused = (phase === 'failed' && clusters.length === 0) || reasons.some(({code}) => code === 'name-taken')
  return [
    isRefused ? {type: 'Accepted', status: 'False', ...because} : {type: 'Accepted', status: 'True', reason: 'Accepted', message: ''},
    clusters.length > 0
      ? {type: 'Placed', status: 'True', reason: 'Assigned', message: `It is given to ${clusters.join(', ')}.`}
      : {type: 'Placed', status: 'False', ...because},
    readinessOf(summary, because),
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
    ...courseOf(summary, because),
  ]
}

/** Where nobody watches it, nobody knows. */
function readinessOf({phase, unheard = []}: ApplicationSummary, because: Pick<Undated, 'reason' | 'message'>): Undated {
  if (unheard.length > 0) {
    const message = `The agent of ${unheard.join(', ')} is not heard: all that is told of it is as it was before.`
    return {type: 'Ready', status: 'Unknown', reason: 'AgentNotHeard', message}
  }
  return phase === 'deployed'
    ? {type: 'Ready', status: 'True', reason: 'Deployed', message: ''}
    : {type: 'Ready', status: 'False', ...because}
}

/** Whether it is on its way to what is wanted, and whether it fell short of what it was or never came to be. */
function courseOf({phase, isProgressing = ON_THEIR_WAY.has(phase)}: ApplicationSummary, because: Pick<Undated, 'reason' | 'message'>) {
  const isDegraded = phase === 'degraded' || phase === 'failed'
  const isDeployed = phase === 'deployed'
  const asIs = {reason: wordOf(phase), message: ''}
  const progressing: Undated = isProgressing
    ? {type: 'Progressing', status: 'True', ...asIs, message: because.message}
    : {type: 'Progressing', status: 'False', ...(isDeployed ? asIs : because)}
  const degraded: Undated = isDegraded ? {type: 'Degraded', status: 'True', ...because} : {type: 'Degraded', status: 'False', ...asIs}
  return [progressing, degraded]
}

const ON_THEIR_WAY: ReadonlySet<ApplicationSummary['phase']> = new Set(['accepted', 'placing', 'deploying', 'removing'])

/** A condition is as old as its status. */
function dated(condition: Undated, observedGeneration: number, before: readonly Condition[]): Condition {
  const known = before.find(({type, status}) => type === condition.type && status === condition.status)
  return {...condition, observedGeneration, lastTransitionTime: known?.lastTransitionTime ?? new Date().toISOString()}
}
