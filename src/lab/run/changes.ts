import type {SliceService} from '../../agent/service.js'
import type {JournaledDecision} from '../../knowledge/contract.js'
import {MECHANISMS} from '../../mechanism/contract.js'
import type {TrialDecision, TrialResult} from './contract.js'

const PAGE = 500
const PLACING: readonly string[] = [MECHANISMS.placement, MECHANISMS.clusterPlacement]

/**
 * What changed of what ran, and what went wrong: of all decisions that there are. Held and deferred verdicts repeat while a policy waits: they are not told.
 * What was ordered for something that never yet ran is its first placement, and no change, however it ended.
 */
export function changesOf(service: Pick<SliceService, 'decisions'>, beganMs: number): Pick<TrialResult, 'changes' | 'troubles'> {
  const changes: TrialDecision[] = []
  const troubles = new Map<string, number>()
  const placed = new Set<string>()
  for (const decision of allDecisions(service)) {
    const {proposer, verdict, outcome, timeMs, application = '', summary} = decision
    const policy = proposer.kind === 'policy' ? proposer.policy : proposer.by
    if (verdict.kind === 'rejected' || outcome.kind === 'failed') troubles.set(policy, (troubles.get(policy) ?? 0) + 1)
    if (verdict.kind !== 'admitted') continue
    const placing = placedBy(decision)
    const isFirst = placing.length > 0 && placing.every((target) => !placed.has(target))
    // A component whose application was given to another cluster is placed there: the change was to give it away.
    const follows = outcome.kind === 'done' && outcome.change === 'placed'
    if (!isFirst && !follows)
      changes.push({
        atMs: timeMs - beganMs,
        policy,
        application,
        summary,
        outcome: outcome.kind === 'done' ? outcome.message : outcome.kind,
      })
    if (outcome.kind === 'done') for (const target of placing) placed.add(target)
  }
  return {changes, troubles: Object.fromEntries(troubles)}
}

/** Oldest first. */
function allDecisions(service: Pick<SliceService, 'decisions'>): readonly JournaledDecision[] {
  const found: JournaledDecision[] = []
  for (;;) {
    const oldest = found.at(-1)
    const page = service.decisions({limit: PAGE, ...(oldest === undefined ? {} : {before: oldest.seq})})
    found.push(...page)
    if (page.length < PAGE) return found.toReversed()
  }
}

function placedBy({actions}: JournaledDecision): readonly string[] {
  return actions.flatMap(({mechanism, target}) => (PLACING.includes(mechanism) ? [JSON.stringify(target)] : []))
}
