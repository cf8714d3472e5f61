import type {Reason} from '../../../support/reason.js'
import type {ReasonDto} from '../../contract/dto.js'

/** Times travel as RFC 3339 in UTC. */
export function iso(ms: number): string {
  return new Date(ms).toISOString()
}

export function reasonDto({code, message, wayOut}: Reason): ReasonDto {
  return wayOut === undefined ? {code, message} : {code, message, wayOut}
}
