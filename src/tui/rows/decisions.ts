import type {DecisionDto} from '../../northbound/contract/dto.js'
import {at, type Data, type Ui} from '../state.js'
import {filterFor} from './filter.js'

/** What stands of a decision, in one word. */
export type Standing = 'done' | 'executing' | 'failed' | 'interrupted' | 'admitted' | 'deferred' | 'rejected' | 'held' | 'approval'

export type DecisionRow = {
  readonly kind: 'decision'
  readonly key: string
  readonly id: string
  readonly decidedMs: number
  readonly standing: Standing
  /** The policy, or the person. */
  readonly by: string
  readonly isPerson: boolean
  readonly application: string | undefined
  /** What was, or would be, done. */
  readonly what: string
  /** Why it was wanted, or why it was not done; absent where `what` says it. */
  readonly why: string | undefined
  /** What came of it, once it is measured. */
  readonly effect: string | undefined
  readonly repeats: number
}

export function decisionRows(data: Data, ui: Pick<Ui, 'filter'>): readonly DecisionRow[] {
  return (data.decisions ?? []).filter(decisionFilter(ui.filter)).map(decisionRow)
}

export function decisionFilter(filter: string): (decision: DecisionDto) => boolean {
  const passes = filterFor(filter)
  return (one) => passes([one.application ?? '', one.cluster ?? '', ...one.components, byWhom(one), one.summary, ...hostsOf(one)])
}

export function decisionRow(decision: DecisionDto): DecisionRow {
  return {
    kind: 'decision',
    key: `decision:${decision.id}`,
    id: decision.id,
    decidedMs: at(decision.decidedAt),
    standing: standingOf(decision),
    by: byWhom(decision),
    isPerson: decision.proposer.kind === 'person',
    application: decision.application,
    what: decision.summary,
    why: whyOf(decision) === decision.summary ? undefined : whyOf(decision),
    effect: decision.effect?.message,
    repeats: decision.repeats,
  }
}

export function standingOf({verdict, outcome}: DecisionDto): Standing {
  switch (verdict.kind) {
    case 'deferred':
    case 'rejected':
    case 'held':
      return verdict.kind
    case 'awaiting-approval':
      return 'approval'
    case 'admitted':
      return outcome.kind === 'none' ? 'admitted' : outcome.kind
  }
}

function whyOf({verdict, outcome, analysis}: DecisionDto): string {
  switch (verdict.kind) {
    case 'deferred':
    case 'held':
    case 'awaiting-approval':
      return verdict.reason
    case 'rejected':
      return verdict.reasons.map((one) => one.message).join('; ')
    case 'admitted':
      if (outcome.kind === 'failed') return outcome.reasons.map((one) => one.message).join('; ')
      return outcome.kind === 'interrupted' ? outcome.message : analysis.reason
  }
}

function byWhom({proposer}: DecisionDto): string {
  return proposer.kind === 'policy' ? proposer.policy : proposer.by
}

function hostsOf({candidates}: DecisionDto): readonly string[] {
  return candidates.filter((one) => one.chosen).map((one) => one.host)
}
