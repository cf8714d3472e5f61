import type {Clock} from '../../support/clock.js'
import {systemClock} from '../../support/clock-system.js'
import type {Answer, Api, CallOptions, JsonOperation} from '../contract/api.js'
import type {ApplicationDocumentDto, DeployAnswerDto, StreamItemDto, TurnItemDto} from '../contract/dto.js'
import type {Route} from '../contract/route.js'
import {operationIds, routes} from '../contract/routes.js'
import {errorOfAnswer, unreadable} from './errors.js'
import {followEvents} from './events.js'
import {type CallInput, requestOf} from './request.js'
import {createTransport, type Transport} from './transport.js'

export type ClientOptions = {
  /** `http://127.0.0.1:PORT`, with or without a slash at the end. */
  readonly url: string
  readonly token?: string | undefined
  /** For each call that does not name its own; 10 s where it is not given. The event stream has none. */
  readonly timeoutMs?: number
  /** Aborts every call. */
  readonly signal?: AbortSignal
  /** Who asks, for the journal; `api` where it is not given. */
  readonly by?: string
  /** Which testbed it is of, for hints. */
  readonly testbed?: string | undefined
  /** For the waits between reconnections. */
  readonly clock?: Clock
}

const TIME_LIMIT_MS = 10_000

/** A client of the northbound API. It opens no connection before the first call, keeps it for the next ones, and lets the process end. */
export function createApiClient(options: ClientOptions): Api {
  const transport = createTransport(options)
  const caller: Caller = {transport, options}
  const stream = {transport, token: options.token, clock: options.clock ?? systemClock}
  // The methods follow from the routes table, and so do their types: only the compiler cannot see that both do.
  const methods = Object.fromEntries(
    operationIds.map((id) => [
      id,
      (input?: CallInput, callOptions?: CallOptions) => call(caller, routes[id], input ?? {}, callOptions ?? {}),
    ]),
  ) as unknown as Methods
  return {
    ...methods,
    deployApplication: async (document, {ifMatch, createOnly, ...callOptions} = {}) => {
      const answer = await methods.createApplication(
        {body: document, ...(ifMatch === undefined ? {} : {ifMatch}), ...(createOnly === true ? {ifNoneMatch: '*' as const} : {})},
        callOptions,
      )
      if (answer.kind === 'dry-run') throw unexpected(options.url, answer)
      return answer
    },
    planApplication: async (document: ApplicationDocumentDto | string, callOptions = {}) => {
      const answer = await methods.createApplication({body: document, dryRun: true}, callOptions)
      if (answer.kind !== 'dry-run') throw unexpected(options.url, answer)
      return answer
    },
    events: ({afterId, signal}) => followEvents<StreamItemDto>({...stream, afterId, signal, path: routes.streamEvents.path}),
    turns: ({policy, signal}) => {
      const {path} = requestOf(routes.streamTurns, {policy}, {token: undefined, by: undefined})
      return followEvents<TurnItemDto>({...stream, afterId: undefined, signal, path})
    },
    close: () => transport.close(),
  }
}

type Methods = Pick<Api, JsonOperation>
type Caller = {readonly transport: Transport; readonly options: ClientOptions}

async function call({transport, options}: Caller, route: Route, input: CallInput, {signal, timeoutMs}: CallOptions): Promise<unknown> {
  const request = requestOf(route, input, {token: options.token, by: options.by})
  const answer = await transport.send({
    ...request,
    ...(signal === undefined ? {} : {signal}),
    timeoutMs: timeoutMs ?? options.timeoutMs ?? TIME_LIMIT_MS,
  })
  const schema = route.responses[answer.status]
  if (schema === undefined) throw errorOfAnswer(answer, options.url)
  if (answer.text === '') return undefined
  try {
    return JSON.parse(answer.text) as Answer<JsonOperation>
  } catch (error) {
    throw unreadable(options.url, answer.status, error)
  }
}

function unexpected(url: string, answer: DeployAnswerDto): Error {
  return unreadable(url, 200, new TypeError(`It answered ${answer.kind}.`))
}
