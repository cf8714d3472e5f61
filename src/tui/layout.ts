import {PANES, type Pane, type Size} from './state.js'

/** Where a pane stands. Its first line is its title; `height` counts the lines below that. */
export type Box = {readonly pane: Pane; readonly width: number; readonly height: number}

/**
 * too-small: one line says so · single: one pane · stacked: three panes below each other · split: applications above, continuum and decisions
 * side by side below.
 */
export type Layout =
  | {readonly kind: 'too-small'}
  | {readonly kind: 'single'; readonly boxes: readonly [Box]}
  | {readonly kind: 'stacked'; readonly boxes: readonly [Box, Box, Box]}
  | {readonly kind: 'split'; readonly top: Box; readonly left: Box; readonly right: Box}

/** What the panes would take if there were room for everything. */
export type Needs = {readonly applications: number; readonly continuum: number; readonly decisions: number}

export const SMALLEST: Size = {columns: 40, rows: 8}
const STACKED: Size = {columns: 80, rows: 24}
const SPLIT_COLUMNS = 110
/** Header, and the keys at the bottom. */
const HEADER_LINES = 2
const FOOTER_LINES = 1
/** An empty pane says so in a line. */
const LEAST = 1

/**
 * The screen's parts for its size. Ink draws live areas that are as high as the terminal by clearing it, which flickers: one line stays free.
 */
export function layoutOf({columns, rows}: Size, needs: Needs, focus: Pane, full: Pane | undefined): Layout {
  const body = bodyLines({columns, rows})
  const gap = spaceLines({columns, rows})
  if (columns < SMALLEST.columns || rows < SMALLEST.rows) return {kind: 'too-small'}
  if (full !== undefined || columns < STACKED.columns || rows < STACKED.rows) {
    return {kind: 'single', boxes: [{pane: full ?? focus, width: columns, height: body - 1}]}
  }
  if (columns >= SPLIT_COLUMNS) return split(columns, body - gap, needs)
  return stacked(columns, body - 2 * gap, needs)
}

/** Lines between header and footer. */
export function bodyLines(size: Size): number {
  return size.rows - 1 - HEADER_LINES - FOOTER_LINES - spaceLines(size)
}

/** An empty line below the header, where there is room for calm. */
export function spaceLines({rows}: Size): number {
  return rows >= AIRY_ROWS ? 1 : 0
}

const AIRY_ROWS = 30

export function boxesOf(layout: Layout): readonly Box[] {
  switch (layout.kind) {
    case 'too-small':
      return []
    case 'single':
    case 'stacked':
      return layout.boxes
    case 'split':
      return [layout.top, layout.left, layout.right]
  }
}

export function boxOf(layout: Layout, pane: Pane): Box | undefined {
  return boxesOf(layout).find((box) => box.pane === pane)
}

/** Applications first, then the continuum as far as it is useful; decisions take what is left, and never less than two of them. */
function stacked(width: number, body: number, needs: Needs): Layout {
  const room = body - PANES.length
  const decisions = Math.min(6, Math.max(LEAST, needs.decisions))
  const applications = Math.max(LEAST, Math.min(needs.applications, Math.ceil(room * 0.4)))
  const continuum = Math.max(LEAST, Math.min(needs.continuum, room - applications - decisions))
  return {
    kind: 'stacked',
    boxes: [
      {pane: 'applications', width, height: applications},
      {pane: 'continuum', width, height: continuum},
      {pane: 'decisions', width, height: room - applications - continuum},
    ],
  }
}

function split(columns: number, body: number, needs: Needs): Layout {
  const room = body - 2
  const below = Math.max(needs.continuum, needs.decisions, LEAST)
  const most = Math.max(Math.ceil(room * 0.5), room - below)
  const applications = Math.max(LEAST, Math.min(needs.applications, most))
  const left = Math.min(64, Math.floor(columns * 0.42))
  const height = room - applications
  return {
    kind: 'split',
    top: {pane: 'applications', width: columns, height: applications},
    left: {pane: 'continuum', width: left, height},
    right: {pane: 'decisions', width: columns - left - GUTTER, height},
  }
}

/** Between two columns: a rule with a space on both sides. */
export const GUTTER = 3
