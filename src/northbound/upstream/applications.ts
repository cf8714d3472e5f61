import type {FastifyInstance, FastifyReply} from 'fastify'
import type {ApplicationPhase, ApplicationView, SliceService} from '../../agent/service.js'
import type {InstancePhase} from '../../platform/contract/index.js'
import {notFound} from '../server/api-error.js'
import {readApplication} from '../server/description.js'
import {DESCRIPTION_LIMIT_BYTES} from '../server/options.js'

/** What the journal says of a change that came this way: the client does not say who. */
export const BY = 'upstream-client'

type OfApplication = {readonly Params: {readonly app_id: string}}

export function registerApplications(app: FastifyInstance, service: SliceService): void {
  app.post('/apps/deploy', {bodyLimit: DESCRIPTION_LIMIT_BYTES}, async ({body}) => {
    const {description} = readApplication(textOf(body), service)
    const {kind, application} = await service.deploy(description, {by: BY})
    return {app_id: application.spec.name, status: deployed[kind]}
  })
  get(app, '/apps/list_all/', () => ({
    System_status: Object.fromEntries(service.applications().map(({spec, phase}) => [spec.name, statusOf(phase)])),
  }))
  app.get<OfApplication>('/apps/status/:app_id', ({params}) => {
    const {spec, phase} = find(service, params.app_id)
    return {app_id: spec.name, status: statusOf(phase)}
  })
  app.get<OfApplication>('/apps/apps/details/:app_id', ({params}) => detailsOf(find(service, params.app_id)))
  app.get<OfApplication>('/apps/performance/:app_id', ({params}, reply) => {
    const {qos} = find(service, params.app_id)
    return reply.send(qos.map(({metric, value}) => [metric, value === undefined ? null : {value}]))
  })
  app.delete<OfApplication>('/apps/remove/:app_id', async ({params}) => {
    const {spec} = find(service, params.app_id)
    await service.remove(spec.name, BY)
    return {app_id: spec.name, message: `The application ${spec.name} is being removed.`}
  })
}

/** The client writes some paths with a slash at the end, and people some without. */
export function get(app: FastifyInstance, path: string, answer: (query: unknown) => unknown): void {
  const handler = ({query}: {readonly query: unknown}, reply: FastifyReply): FastifyReply => reply.send(answer(query))
  app.get(path, handler)
  app.get(path.replace(/\/$/, ''), handler)
}

/** Upstream's words. It says `Deployed` as soon as it has read a description; we say it when every component is ready. */
function statusOf(phase: ApplicationPhase): string {
  switch (phase) {
    case 'accepted':
      return 'Queued'
    case 'placing':
    case 'deploying':
      return 'Under_deployment'
    case 'deployed':
      return 'Deployed'
    case 'degraded':
      return 'Degraded'
    case 'failed':
      return 'Deployment_Failed'
    case 'removing':
      return 'To_be_removed'
  }
}

const deployed = {
  created: 'Queued successfully',
  updated: 'Updated successfully',
  unchanged: 'Unchanged: it is as described already',
} as const

/** A component without instances has `null` for its pods: the client then shows a row that says so. */
function detailsOf({spec, phase, components}: ApplicationView) {
  const byName = Map.groupBy(components, ({component}) => component)
  return {
    app_id: spec.name,
    state: statusOf(phase),
    components: spec.description.components.map(({metadata: {name}}) => {
      const pods = (byName.get(name) ?? []).flatMap(({cluster, instances}) =>
        instances.map(({id, node, phase: instance}) => ({
          pod_name: id,
          pod_status: podStatus(instance),
          node_name: node,
          cluster_name: cluster,
        })),
      )
      return {name, details: {pods: pods.length === 0 ? null : pods}}
    }),
  }
}

/** As Kubernetes says it; the client shows `Running` in green, the rest in red. */
function podStatus(phase: InstancePhase): string {
  switch (phase) {
    case 'pending':
    case 'pulling':
    case 'starting':
      return 'Pending'
    case 'ready':
      return 'Running'
    case 'not-ready':
      return 'NotReady'
    case 'terminating':
      return 'Terminating'
    case 'completed':
      return 'Succeeded'
    case 'failed':
      return 'Failed'
    case 'unknown':
      return 'Unknown'
  }
}

function find(service: SliceService, name: string): ApplicationView {
  const view = service.application(name)
  if (view !== undefined) return view
  const known = service.applications().map(({spec}) => spec.name)
  throw notFound('application-not-found', 'application', JSON.stringify(name), known)
}

export function textOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array()
}
