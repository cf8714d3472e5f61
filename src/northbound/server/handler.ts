import type {SliceService} from '../../agent/service.js'
import type {Answer, Input, JsonOperation} from '../contract/api.js'
import type {Routes} from '../contract/routes.js'

/** What a handler is given beside its input. */
export type Call = {
  readonly service: SliceService
  /** Who asks, as the client says. */
  readonly by: string
  readonly accept: string
}

/** A description is given as it was sent: reading it with positions is the handler's. */
export type ServerInput<Id extends JsonOperation> = Omit<Input<Id>, 'body'> &
  (Input<Id> extends {readonly body: infer Body}
    ? {readonly body: Routes[Id] extends {readonly isDescription: true} ? Uint8Array : Body}
    : unknown)

export type Reply<Id extends JsonOperation> = {
  readonly status: keyof Routes[Id]['responses']
  readonly body: Answer<Id>
  /** For the `ETag` header. */
  readonly revision?: string
  /** Sent instead of `body`, for a caller that prefers YAML. */
  readonly yaml?: string
}

export type Handler<Id extends JsonOperation> = (input: ServerInput<Id>, call: Call) => Reply<Id> | Promise<Reply<Id>>
export type Handlers = {readonly [Id in JsonOperation]: Handler<Id>}
