import type {Silence, SliceService} from '../../../agent/service.js'
import type {Reason} from '../../../support/reason.js'
import type {ReasonDto, SilenceDto} from '../../contract/dto.js'

/** Times travel as RFC 3339 in UTC. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

export function reasonDto({code, message, wayOut}: Reason): ReasonDto {
  return wayOut === undefined ? {code, message} : {code, message, wayOut}
}

export function silenceDto({sinceMs, forMs}: Silence): SilenceDto {
  return {sinceAt: iso(sinceMs), forMs: Math.round(forMs)}
}

/** An answer about the state of the slice, which says so where that state is old. */
export function asHeard<Body extends object>(body: Body, service: SliceService): Body & {readonly silence?: SilenceDto} {
  const silence = service.silence()
  return silence === undefined ? body : {...body, silence: silenceDto(silence)}
}
