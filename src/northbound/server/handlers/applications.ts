import {stringify} from 'yaml'
import type {ApplicationView, DeployResult, SliceService} from '../../../agent/service.js'
import type {ApplicationDescription} from '../../../descriptions/types.js'
import type {DeployResultDto, ProblemItemDto} from '../../contract/dto.js'
import {apiError, notFound, requestInvalid} from '../api-error.js'
import {decodeCursor, encodeCursor} from '../cursor.js'
import {readApplication, refuse} from '../description.js'
import type {Call, Handlers} from '../handler.js'
import {wishProblems} from '../order-wish.js'
import {
  applicationDto,
  deployResultDto,
  explanationDto,
  generationDto,
  orderDto,
  placementReportDto,
  statusDto,
} from '../views/application.js'
import {asHeard} from '../views/common.js'

type Preconditions = {readonly ifMatch?: string; readonly ifNoneMatch?: '*'}

export const applicationHandlers = {
  listApplications: ({limit = 100, cursor, phase, cluster, prefix}, {service}) => {
    const after = cursor === undefined ? undefined : decodeCursor('apps', cursor)
    const wanted = service
      .applications()
      .filter(
        ({spec, phase: is, clusters}) =>
          (phase === undefined || is === phase) &&
          (cluster === undefined || clusters.includes(cluster)) &&
          (prefix === undefined || spec.name.startsWith(prefix)) &&
          (after === undefined || spec.name > after),
      )
      .toSorted((a, b) => (a.spec.name < b.spec.name ? -1 : 1))
    const page = wanted.slice(0, limit)
    const last = wanted.length > limit ? page.at(-1) : undefined
    const nextCursor = last === undefined ? null : encodeCursor('apps', last.spec.name)
    return {
      status: 200,
      body: asHeard(
        {items: page.map(statusDto), nextCursor},
        service,
        page.flatMap(({clusters}) => clusters),
      ),
    }
  },

  createApplication: async ({body, dryRun = false, ifMatch, ifNoneMatch}, call) => {
    const {description, warnings} = readApplication(body, call.service)
    if (dryRun) return {status: 200, body: placementReportDto(await call.service.plan(description), warnings)}
    return deployed(
      await deploy(description, {...(ifMatch === undefined ? {} : {ifMatch}), ...(ifNoneMatch === undefined ? {} : {ifNoneMatch})}, call),
      warnings,
    )
  },

  putApplication: async ({name, body, ifMatch, ifNoneMatch}, call) => {
    const {description, warnings} = readApplication(body, call.service)
    if (description.name !== name) {
      refuse([
        {
          severity: 'error',
          code: 'name-differs',
          pointer: '/MLSysOpsApp/name',
          message: `The description is of ${description.name}, the path names ${name}.`,
        },
      ])
    }
    return deployed(
      await deploy(description, {...(ifMatch === undefined ? {} : {ifMatch}), ...(ifNoneMatch === undefined ? {} : {ifNoneMatch})}, call),
      warnings,
    )
  },

  getApplication: ({name}, {service}) => {
    const view = find(service, name)
    return {status: 200, body: asHeard(applicationDto(view), service, view.clusters), revision: view.spec.revision}
  },

  deleteApplication: async ({name}, {service, by}) => {
    find(service, name)
    await service.remove(name, by)
    return {status: 202, body: undefined}
  },

  getApplicationStatus: ({name}, {service}) => {
    const view = find(service, name)
    return {status: 200, body: asHeard(statusDto(view), service, view.clusters), revision: view.spec.revision}
  },

  getApplicationDescription: ({name}, {service, accept}) => {
    const {spec} = find(service, name)
    const body = {MLSysOpsApp: spec.description}
    return {status: 200, body, revision: spec.revision, ...(prefersYaml(accept) ? {yaml: stringify(body)} : {})}
  },

  getApplicationHistory: async ({name}, {service}) => {
    find(service, name)
    return {status: 200, body: {items: (await service.history(name)).map(generationDto)}}
  },

  explainApplication: async ({name}, {service}) => {
    const {clusters} = find(service, name)
    return {status: 200, body: asHeard(explanationDto(await service.explain(name)), service, clusters)}
  },

  rollbackApplication: async ({name, body: {generation}}, {service, by}) => {
    find(service, name)
    const result = await service.rollback(name, generation, by)
    return {status: 200, body: deployResultDto(result, []), revision: result.application.spec.revision}
  },

  orderComponent: async ({name, component, body: {wish, untilAt}}, {service, by}) => {
    findComponent(service, name, component)
    const problems = wishProblems(wish)
    if (problems.length > 0) throw requestInvalid(problems)
    const untilMs = untilAt === undefined ? undefined : Date.parse(untilAt)
    if (untilMs !== undefined && untilMs <= service.health().clock.nowMs) {
      throw requestInvalid([{severity: 'error', code: 'past', pointer: '/untilAt', message: `untilAt ${untilAt} has already passed.`}])
    }
    const order = await service.order(name, component, wish, {by, ...(untilMs === undefined ? {} : {untilMs})})
    return {status: 201, body: orderDto(order)}
  },

  liftOrders: async ({name, component, kind = 'all'}, {service, by}) => {
    findComponent(service, name, component)
    return {status: 200, body: {lifted: (await service.lift(name, component, kind, by)).map(orderDto)}}
  },
} satisfies Partial<Handlers>

function find(service: SliceService, name: string): ApplicationView {
  const view = service.application(name)
  if (view !== undefined) return view
  const known = service.applications().map(({spec}) => spec.name)
  throw notFound('application-not-found', 'application', name, known)
}

function findComponent(service: SliceService, name: string, component: string): void {
  const known = find(service, name).spec.description.components.map(({metadata}) => metadata.name)
  if (!known.includes(component)) throw notFound('component-not-found', 'component', component, known, {within: name})
}

async function deploy(
  description: ApplicationDescription,
  {ifMatch, ifNoneMatch}: Preconditions,
  {service, by}: Call,
): Promise<DeployResult> {
  if (ifMatch !== undefined && service.application(description.name) === undefined) {
    throw apiError('revision-conflict', `There is no application ${description.name} whose revision could be changed.`, {
      hints: ['Leave out If-Match to create it.'],
    })
  }
  return service.deploy(description, {
    by,
    ...(ifMatch === undefined ? {} : {expected: revisionOf(ifMatch)}),
    ...(ifNoneMatch === undefined ? {} : {createOnly: true}),
  })
}

function deployed(result: DeployResult, warnings: readonly ProblemItemDto[]) {
  const body: DeployResultDto = deployResultDto(result, warnings)
  const status = result.kind === 'created' ? (201 as const) : (200 as const)
  return {status, body, revision: result.application.spec.revision}
}

/** `If-Match: "7"` as HTTP writes it, or the bare revision. */
function revisionOf(ifMatch: string): string {
  return /^(?:W\/)?"(.*)"$/.exec(ifMatch)?.[1] ?? ifMatch
}

function prefersYaml(accept: string): boolean {
  return /\b(application|text)\/(x-)?yaml\b/.test(accept) && !/\bapplication\/json\b/.test(accept)
}
