import type {Reason} from '../../support/reason.js'

export type {Reason}

/** Opaque and totally ordered within one object: a write made at a revision that is not the newest is a conflict. */
export type Revision = string

/** Grows with each change of leadership; a write that carries an older epoch than the newest is refused as stale. */
export type Epoch = number

/** accepted: it will be worked on · refused: with reasons · stale: a newer epoch or revision exists. */
export type Outcome =
  | {readonly kind: 'accepted'; readonly revision: Revision}
  | {readonly kind: 'refused'; readonly reasons: readonly Reason[]}
  | {readonly kind: 'stale'}
