import {boxOf, type Layout, layoutOf, type Needs} from './layout.js'
import {type ApplicationRow, allApplicationRows, arranged, type ComponentRow} from './rows/applications.js'
import {type ContinuumRow, continuumCount, continuumRows, type Depth} from './rows/continuum.js'
import {type DecisionRow, decisionRows} from './rows/decisions.js'
import {type HeaderRow, headerRow} from './rows/header.js'
import {type Pane, type State, shown} from './state.js'

/** The rows of the screen, and where they stand. A pure function of the state; parts only draw it. */
export type View = {
  readonly header: HeaderRow
  readonly layout: Layout
  readonly applications: readonly (ApplicationRow | ComponentRow)[]
  /** How many applications there are behind the rows. */
  readonly applicationCount: number
  readonly continuum: readonly ContinuumRow[]
  readonly decisions: readonly DecisionRow[]
}

/** A decision takes what it is, why, and what came of it. */
const LINES_OF_A_DECISION = 3

export function viewOf(state: State): View {
  const {data} = shown(state)
  const {ui} = state
  const all = allApplicationRows(data)
  const applications = arranged(all, ui)
  const unfolded = withComponents(applications, ui.folds, true)
  const decisions = decisionRows(data, ui)
  const needs = (depth: Depth): Needs => ({
    applications: unfolded.length,
    continuum: continuumCount(data, ui, depth),
    decisions: decisions.length * LINES_OF_A_DECISION,
  })
  const {depth, layout} = placed(state, needs)
  const room = boxOf(layout, 'applications')?.height ?? 0
  return {
    header: headerRow(state, all),
    layout,
    applications: unfolded.length <= room ? unfolded : withComponents(applications, ui.folds, false),
    applicationCount: applications.length,
    continuum: continuumRows(data, ui, depth),
    decisions,
  }
}

export function rowsOfPane(view: View, pane: Pane): readonly {readonly key: string}[] {
  return view[pane]
}

/** The row that the person is at; without one that is still there, the first. */
export function cursorIndex(rows: readonly {readonly key: string}[], key: string | undefined): number {
  return key === undefined
    ? 0
    : Math.max(
        0,
        rows.findIndex((row) => row.key === key),
      )
}

/** What is in sight of `count` rows when `height` fit: the one at `cursor` is, in the middle where it can be. */
export function windowOf(count: number, height: number, cursor: number): {readonly from: number; readonly to: number} {
  const from = Math.max(0, Math.min(cursor - Math.floor(height / 2), count - height))
  return {from, to: Math.min(count, from + height)}
}

/** What the person folded stays so; the rest is unfolded where all of it has room. */
function withComponents(
  rows: readonly ApplicationRow[],
  folds: ReadonlyMap<string, boolean>,
  isRoomy: boolean,
): readonly (ApplicationRow | ComponentRow)[] {
  return rows.flatMap((row) => ((folds.get(row.key) ?? isRoomy) ? [row, ...row.components] : [row]))
}

/**
 * All nodes where they fit, else those where something runs or is the matter, else none; what the continuum does not need then, others have. With
 * the whole screen: all, to scroll through.
 */
function placed(state: State, needs: (depth: Depth) => Needs): {readonly depth: Depth; readonly layout: Layout} {
  const {ui, size} = state
  const layout = (depth: Depth): Layout => layoutOf(size, needs(depth), ui.pane, ui.full)
  if (ui.full === 'continuum') return {depth: 'all', layout: layout('all')}
  for (const depth of ['all', 'notable'] as const) {
    const found = layout(depth)
    if (needs(depth).continuum <= (boxOf(found, 'continuum')?.height ?? 0)) return {depth, layout: found}
  }
  return {depth: 'none', layout: layout('none')}
}
