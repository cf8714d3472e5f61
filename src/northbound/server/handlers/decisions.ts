import {decisionNotFound} from '../../../agent/service/refusals.js'
import type {SliceService} from '../../../agent/service.js'
import {given} from '../../../support/given.js'
import {decodeCursor, encodeCursor} from '../cursor.js'
import type {Handlers} from '../handler.js'
import {answeredPlanDto, decisionDto} from '../views/decision.js'

/** As many are looked at for what was probably meant. */
const KNOWN = 200

export const decisionHandlers = {
  listDecisions: ({limit = 100, cursor, since, ...filter}, {service}) => {
    const found = service.decisions({
      ...filter,
      ...(since === undefined ? {} : {sinceMs: Date.parse(since)}),
      ...(cursor === undefined ? {} : {before: Number(decodeCursor('decisions', cursor))}),
      limit: limit + 1,
    })
    const page = found.slice(0, limit)
    const last = found.length > limit ? page.at(-1) : undefined
    return {
      status: 200,
      body: {items: page.map(decisionDto), nextCursor: last === undefined ? null : encodeCursor('decisions', String(last.seq))},
    }
  },

  getDecision: ({id}, {service}) => {
    const decision = service.decision(id)
    if (decision === undefined) throw unknown(id, service)
    return {status: 200, body: decisionDto(decision)}
  },

  approveDecision: async ({id}, {service, by}) => {
    if (service.decision(id) === undefined) throw unknown(id, service)
    await service.answer([id], {kind: 'approve'}, {by})
    return {status: 202, body: undefined}
  },

  answerDecisions: async ({body: {decisions, kind, why, holdsMs}, dryRun = false}, {service, by}) => {
    const answered = await service.answer(decisions, {kind, ...given({why, holdsMs})}, {by, isDryRun: dryRun})
    return {status: 200, body: {items: answered.map(answeredPlanDto)}}
  },
} satisfies Partial<Handlers>

function unknown(id: string, service: SliceService): Error {
  const known = service.decisions({limit: KNOWN}).map((decision) => decision.id)
  return decisionNotFound(id, known)
}
