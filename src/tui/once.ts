import type {Api} from '../northbound/contract/api.js'
import type {DecisionDto} from '../northbound/contract/dto.js'
import type {Clock} from '../support/clock.js'
import {systemClock} from '../support/clock-system.js'
import {clockTime} from '../support/text/quantity.js'
import {clean} from '../support/text/width.js'
import {snapshot} from './feed.js'
import {frameOf} from './frame.js'
import {reduce} from './model.js'
import {STANDING, standingSymbol} from './parts/words.js'
import {decisionFilter, decisionRow} from './rows/decisions.js'
import {initialState, type Size, type State} from './state.js'
import {paint, type Theme} from './text/line.js'
import {wantsOf} from './wants.js'

export {reportOf} from './report.js'

export type OnceOptions = {
  readonly client: Api
  readonly signal: AbortSignal
  readonly size: Size
  readonly filter?: string
  readonly clock?: Clock
}

/** The slice as it is now. Rejects where the API does not answer. */
export async function lookOnce({client, signal, size, filter, clock = systemClock}: OnceOptions): Promise<State> {
  let state = initialState(size, clock.now(), filter)
  await snapshot({
    client,
    clock,
    signal,
    wants: () => wantsOf(state),
    dispatch(event) {
      state = reduce(state, event)
    },
  })
  return reduce(state, {kind: 'tick', atMs: clock.now()})
}

/** One frame, without the keys: nobody can press them. No line is wider than the size says, nor are there as many as its rows. */
export function frameText(state: State, theme: Theme): string {
  return frameOf(state, theme.symbols)
    .slice(0, -1)
    .map((line) => paint(line, theme).trimEnd())
    .join('\n')
    .trimEnd()
}

/**
 * Decisions as they are taken, and again when one was carried out or its effect measured; that a verdict was repeated is no news. Newest records,
 * oldest first. Until the signal.
 */
export async function* followDecisions({
  client,
  signal,
  filter = '',
}: {
  readonly client: Api
  readonly signal: AbortSignal
  readonly filter?: string
}): AsyncIterable<DecisionDto> {
  const passes = decisionFilter(filter)
  const told = new Map<string, string>()
  const newOnes = async (): Promise<readonly DecisionDto[]> => {
    const {items} = await client.listDecisions({limit: FOLLOWED}, {signal})
    const fresh = items.filter((one) => told.get(one.id) !== newsOf(one))
    for (const one of fresh) told.set(one.id, newsOf(one))
    for (const id of [...told.keys()].slice(0, Math.max(0, told.size - MOST_TOLD))) told.delete(id)
    return fresh.filter(passes).toReversed()
  }
  const events = client.events({signal})
  await newOnes()
  try {
    for await (const event of events) {
      if (event.kind === 'decision' || event.kind === 'gap') yield* await newOnes()
    }
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

const FOLLOWED = 100
const MOST_TOLD = 1_000

/** All that a line tells of a decision but how often it was repeated, and when last. */
function newsOf(decision: DecisionDto): string {
  const {standing, by, what, why, effect} = decisionRow(decision)
  return JSON.stringify([standing, by, what, why, effect])
}

/** `09:13:24 ✔ done smart-city qos-relocation: Move … — why — what came of it`. */
export function decisionLine(decision: DecisionDto, {symbols}: Theme): string {
  const row = decisionRow(decision)
  const about = [row.application, row.by].filter((one) => one !== undefined).join(' ')
  const said = [row.what, row.why, row.effect].filter((one) => one !== undefined && one !== '').join(' | ')
  const times = row.repeats > 0 ? ` (${row.repeats + 1} times)` : ''
  return clean(
    `${clockTime(row.decidedMs)} ${standingSymbol(row.standing, symbols)} ${STANDING[row.standing].word}${times} ${about}: ${said}`,
  )
}
