import type {Decision, Unlisted} from '../../knowledge/contract.js'
import type {Candidate} from '../../policy/contract.js'

/** Of one component, beside those that were chosen. */
const MOST_HOSTS = 24
/** Of all components of one record. */
const MOST_CANDIDATES = 240

export type Abridged = {readonly candidates: readonly Candidate[]; readonly unlisted?: Unlisted}

/**
 * The candidates of a record as the journal keeps them: all of them where they are few; of many, those that were chosen, the best that were not, and of
 * each kind of refusal some. The others are counted. A record would otherwise grow with the cluster: a thousand hosts are 200 kB, kept, copied and
 * shown for each component.
 */
export function abridge(candidates: readonly Candidate[]): Abridged {
  const byComponent = Map.groupBy(candidates, ({component}) => component)
  const most = Math.max(4, Math.min(MOST_HOSTS, Math.floor(MOST_CANDIDATES / byComponent.size)))
  if ([...byComponent.values()].every((some) => some.length <= most)) return {candidates}
  const parts = [...byComponent.values()].map((some) => listed(some, most))
  const rest = new Set(candidates)
  for (const one of parts.flat()) rest.delete(one)
  return {candidates: parts.flat(), unlisted: countOf([...rest])}
}

/** A record that only counts the hosts it weighed. */
export function withoutCandidates<T extends Decision>(decision: T): T {
  const {eligible, refused} = countOf(decision.candidates)
  const counted: {[code: string]: number} = {...decision.unlisted?.refused}
  for (const [code, hosts] of Object.entries(refused)) counted[code] = (counted[code] ?? 0) + hosts
  return {...decision, candidates: [], unlisted: {eligible: eligible + (decision.unlisted?.eligible ?? 0), refused: counted}}
}

function listed(candidates: readonly Candidate[], most: number): readonly Candidate[] {
  const chosen = candidates.filter((one) => one.chosen)
  const eligible = candidates.filter((one) => !one.chosen && one.refusals.length === 0).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))
  const refused = candidates.filter((one) => !one.chosen && one.refusals.length > 0)
  const half = Math.ceil(most / 2)
  const some = oneOfEachKind(refused).slice(0, Math.max(half, most - eligible.length))
  return [...chosen, ...eligible.slice(0, most - some.length), ...some]
}

/** In turn one of each kind of refusal, so that a seldom one is among the first. */
function oneOfEachKind(refused: readonly Candidate[]): readonly Candidate[] {
  const kinds = [...Map.groupBy(refused, kindOf).values()]
  const longest = Math.max(0, ...kinds.map((some) => some.length))
  return Array.from({length: longest}, (_, turn) => kinds.flatMap((some) => some[turn] ?? [])).flat()
}

function countOf(candidates: readonly Candidate[]): Unlisted {
  const refused: {[code: string]: number} = {}
  for (const one of candidates) if (one.refusals.length > 0) refused[kindOf(one)] = (refused[kindOf(one)] ?? 0) + 1
  return {eligible: candidates.filter((one) => one.refusals.length === 0).length, refused}
}

function kindOf({refusals}: Candidate): string {
  return refusals[0]?.code ?? ''
}
