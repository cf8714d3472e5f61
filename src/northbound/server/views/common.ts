import type {Silence, SliceService, UnheardCluster} from '../../../agent/service.js'
import type {Reason} from '../../../support/reason.js'
import type {ReasonDto, SilenceDto, UnheardClusterDto} from '../../contract/dto.js'

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

function unheardDto({cluster, state, sinceMs}: UnheardCluster): UnheardClusterDto {
  return {cluster, state, ...(sinceMs === undefined ? {} : {sinceAt: iso(sinceMs)})}
}

/** An answer about the state of the slice, or of some clusters of it, which says so where that state is old. */
export function asHeard<Body extends object>(
  body: Body,
  service: SliceService,
  clusters?: readonly string[],
): Body & {readonly silence?: SilenceDto; readonly unheard?: UnheardClusterDto[]} {
  const silence = service.silence()
  const unheard = service.unheard().filter(({cluster}) => clusters?.includes(cluster) !== false)
  return {
    ...body,
    ...(silence === undefined ? {} : {silence: silenceDto(silence)}),
    ...(unheard.length === 0 ? {} : {unheard: unheard.map(unheardDto)}),
  }
}
