import {type Box, bodyLines, type Layout, SMALLEST, spaceLines} from './layout.js'
import {applicationsPart} from './parts/applications.js'
import {continuumPart} from './parts/continuum.js'
import {decisionsPart} from './parts/decisions.js'
import {detailPart} from './parts/detail.js'
import {footerPart, headerPart} from './parts/header.js'
import {helpPart} from './parts/help.js'
import type {Place} from './parts/pane.js'
import {type State, shown, sliceNow} from './state.js'
import {fitted, type Line, padded, type Symbols, span} from './text/line.js'
import {cursorIndex, rowsOfPane, type View, viewOf} from './view.js'

/** The whole screen as lines: at most `rows - 1` of them, none wider than `columns`. Pure. */
export function frameOf(state: State, symbols: Symbols): readonly Line[] {
  const view = viewOf(state)
  if (view.layout.kind === 'too-small') return tooSmall(state, symbols)
  const height = bodyLines(state.size)
  const body = bodyOf(state, view, height, symbols)
  const filled = Array.from({length: height}, (_, index): Line => body[index] ?? [])
  const space = Array.from({length: spaceLines(state.size)}, (): Line => [])
  return [...headerPart(view.header, state, symbols), ...space, ...filled, footerPart(state, symbols)]
}

function bodyOf(state: State, view: View, height: number, symbols: Symbols): readonly Line[] {
  const detail = state.ui.details.at(-1)
  if (state.ui.isHelpShown) return helpPart(state.size.columns, symbols).slice(0, height)
  if (detail !== undefined) return detailPart(state, detail.subject, detail.scroll, height, symbols)
  return panes(state, view, view.layout, symbols)
}

function panes(state: State, view: View, layout: Layout, symbols: Symbols): readonly Line[] {
  const space = Array.from({length: spaceLines(state.size)}, (): Line => [])
  const draw = (box: Box): readonly Line[] => pane(state, view, box, symbols)
  switch (layout.kind) {
    case 'too-small':
      return []
    case 'single':
    case 'stacked':
      return layout.boxes.flatMap((box, index) => [...(index > 0 ? space : []), ...padLines(draw(box), box.height + 1)])
    case 'split': {
      const left = draw(layout.left)
      const right = draw(layout.right)
      const side = [span(` ${symbols.side} `, 'muted')]
      const below = Array.from(
        {length: layout.left.height + 1},
        (_, index): Line => [...padded(left[index] ?? [], layout.left.width), ...side, ...(right[index] ?? [])],
      )
      return [...padLines(draw(layout.top), layout.top.height + 1), ...space, ...below]
    }
  }
}

function pane(state: State, view: View, box: Box, symbols: Symbols): readonly Line[] {
  const {ui} = state
  const {data, nowMs} = shown(state)
  const isFiltered = ui.filter !== ''
  const place: Place = {
    width: box.width,
    height: box.height,
    isFocused: ui.pane === box.pane,
    cursor: cursorIndex(rowsOfPane(view, box.pane), ui.cursor[box.pane]),
    symbols,
    nowMs: sliceNow({data, nowMs}),
  }
  switch (box.pane) {
    case 'applications':
      return applicationsPart(
        view.applications,
        {count: view.applicationCount, isFiltered, isKnown: data.applications !== undefined, hasMore: data.hasMoreApplications},
        place,
      )
    case 'continuum':
      return continuumPart(view.continuum, {nodes: view.header.nodes?.all ?? 0, isFiltered, isKnown: data.clusters !== undefined}, place)
    case 'decisions':
      return decisionsPart(
        view.decisions,
        {isFiltered, isKnown: data.decisions !== undefined, isFollowing: ui.cursor.decisions === undefined},
        place,
      )
  }
}

function padLines(lines: readonly Line[], height: number): readonly Line[] {
  return Array.from({length: height}, (_, index) => lines[index] ?? [])
}

function tooSmall({size}: State, symbols: Symbols): readonly Line[] {
  const text = `This needs a terminal of ${SMALLEST.columns}x${SMALLEST.rows}; this one has ${size.columns}x${size.rows}.`
  return size.rows < 2 ? [] : [fitted([span(text, 'warn')], size.columns, symbols)]
}
