import type {ApplicationDocumentDto, DeployResultDto, Dto, PlacementReportDto, SchemaName, StreamItemDto, TurnItemDto} from './dto.js'
import type {OperationId, Routes} from './routes.js'

/**
 * The API as its callers see it: one method for each operation of the routes table that answers JSON. The input holds path parameters, query,
 * headers and `body` side by side. A method rejects with an `OperationalError` that has the code, hints and exit of the problem document, or with
 * the signal's reason.
 */
export type Api = {readonly [Id in JsonOperation]: (...args: CallArguments<Id>) => Promise<Answer<Id>>} & {
  /** `createApplication`, narrowed. A text is sent as YAML, so that problems have positions in it. */
  deployApplication(document: ApplicationDocumentDto | string, options?: DeployOptions): Promise<DeployResultDto>
  /** `createApplication` with `dryRun`, narrowed. Changes nothing. */
  planApplication(document: ApplicationDocumentDto | string, options?: CallOptions): Promise<PlacementReportDto>
  /**
   * What happens, from now on, or from after `afterId` (0: the oldest that is kept). It comes back by itself when the connection is lost, without
   * missing what is still kept, and ends with the signal. It rejects where coming back cannot help: a wrong token, a route that is not there.
   */
  events(options: {readonly afterId?: number; readonly signal: AbortSignal}): AsyncIterable<StreamItemDto>
  /** Each turn of a policy from now on. As `events`, but that what came while the connection was lost is missed. */
  turns(options: {readonly policy: string; readonly signal: AbortSignal}): AsyncIterable<TurnItemDto>
  /** Ends its connections. Calls that are under way are aborted. */
  close(): Promise<void>
}

export type CallOptions = {
  readonly signal?: AbortSignal
  /** For this call, instead of the client's. */
  readonly timeoutMs?: number
}
export type DeployOptions = CallOptions & {readonly ifMatch?: string; readonly createOnly?: boolean}

/** The operations that are methods of the client: those that answer JSON. */
export type JsonOperation = {[Id in OperationId]: Routes[Id] extends {readonly media: string} ? never : Id}[OperationId]

/** `undefined` where the answer has no body. */
export type Answer<Id extends OperationId> = AnswerOf<Routes[Id]['responses'][keyof Routes[Id]['responses']]>
export type Input<Id extends OperationId> = Flat<Values<Part<Id, 'params'>> & Query<Id> & Partial<Values<Part<Id, 'headers'>>> & Body<Id>>
export type CallArguments<Id extends OperationId> =
  Record<never, never> extends Input<Id> ? [input?: Input<Id>, options?: CallOptions] : [input: Input<Id>, options?: CallOptions]

type Part<Id extends OperationId, Key extends string> = Routes[Id] extends {readonly [K in Key]: infer Value} ? Value : Record<never, never>
type Values<T> = {readonly [Key in keyof T]: Value<T[Key]>}
type Value<T> = T extends {readonly enum: readonly (infer Item)[]}
  ? Item
  : T extends {readonly type: 'integer' | 'number'}
    ? number
    : T extends {readonly type: 'boolean'}
      ? boolean
      : string
type Query<Id extends OperationId> = Routes[Id] extends {readonly query: infer Q; readonly requiredQuery: readonly (infer Key)[]}
  ? Values<Pick<Q, Key & keyof Q>> & Partial<Values<Omit<Q, Key & string>>>
  : Partial<Values<Part<Id, 'query'>>>
type Body<Id extends OperationId> = Routes[Id] extends {readonly body: infer Name extends SchemaName}
  ? {readonly body: Routes[Id] extends {readonly isDescription: true} ? Dto<Name> | string : Dto<Name>}
  : Record<never, never>
type AnswerOf<Name> = Name extends SchemaName ? Dto<Name> : undefined
type Flat<T> = {readonly [Key in keyof T]: T[Key]}
