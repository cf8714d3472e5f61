import {cores, percent} from '../../support/text/quantity.js'
import type {ClusterRow, ContinuumRow, NodeRow} from '../rows/continuum.js'
import {HEALTH_ROLE, healthSymbol} from '../rows/health.js'
import {cell, fitted, type Line, type Role, type Symbols, span} from '../text/line.js'
import {windowOf} from '../view.js'
import {type Column, countText, emptyLine, marker, type Place, title, WAITING} from './pane.js'
import {layerText} from './words.js'

type Widths = {
  readonly name: number
  readonly layer: number
  readonly cores: number
  readonly bar: number
  readonly reserved: number
  readonly instances: number
  readonly price: number
}

/** The slice: clusters and their nodes, with health, load, instances and price. */
export function continuumPart(
  rows: readonly ContinuumRow[],
  info: {readonly nodes: number; readonly isFiltered: boolean; readonly isKnown: boolean},
  place: Place,
): readonly Line[] {
  const widths = widthsFor(place.width)
  const {from, to} = windowOf(rows.length, place.height, place.cursor)
  const isMeasured = rows.some((row) => row.load !== undefined)
  const currency = rows.find((row) => row.currency !== undefined)?.currency
  const count = !info.isKnown ? '' : to - from < rows.length ? countText(from, to, rows.length) : `${info.nodes}`
  const head = title('Continuum', count, columnsOf(widths, isMeasured, currency), LEAD + widths.name + 1, place)
  if (rows.length === 0) return [head, emptyLine(emptyText(info), place)]
  return [head, ...rows.slice(from, to).map((row, index) => rowLine(row, widths, isMeasured, from + index === place.cursor, place))]
}

function emptyText({isFiltered, isKnown}: {readonly isFiltered: boolean; readonly isKnown: boolean}): string {
  if (!isKnown) return WAITING
  return isFiltered ? 'No node matches the filter; esc clears it.' : 'The slice has no cluster yet.'
}

const LEAD = 4

function widthsFor(width: number): Widths {
  const isWide = width >= 76
  const widths = {
    layer: isWide ? 10 : 0,
    cores: width >= 60 ? 5 : 0,
    bar: width >= 60 ? 8 : 6,
    reserved: isWide ? 8 : 0,
    instances: 4,
    price: 7,
  }
  const shown = Object.values(widths).filter((one) => one > 0)
  const taken = LEAD + shown.reduce((sum, one) => sum + one + 1, 0) + PERCENT
  return {...widths, name: Math.max(8, width - taken)}
}

/** ` 100%` behind the bar. */
const PERCENT = 5

function columnsOf(widths: Widths, isMeasured: boolean, currency: string | undefined): readonly Column[] {
  const columns: readonly Column[] = [
    {caption: 'layer', width: widths.layer},
    {caption: 'cores', width: widths.cores, align: 'right'},
    {caption: isMeasured ? 'cpu used' : 'reserved', width: widths.bar + PERCENT},
    {caption: 'reserved', width: widths.reserved, align: 'right'},
    {caption: 'inst', width: widths.instances, align: 'right'},
    {caption: `${currency ?? 'price'}/h`, width: widths.price, align: 'right'},
  ]
  return columns.filter((one) => one.width > 0)
}

function rowLine(row: ContinuumRow, widths: Widths, isMeasured: boolean, isAtCursor: boolean, place: Place): Line {
  const {symbols} = place
  const role = HEALTH_ROLE[row.health]
  const symbol = span(`${healthSymbol(row.health, symbols)} `, role)
  const names = row.kind === 'cluster' ? clusterName(row, widths.name, symbols) : nodeName(row, widths.name - 2, symbols)
  const share = isMeasured ? row.load : row.reserved
  const head: Line = [...marker(isAtCursor, place), ...(row.kind === 'node' ? [span('  ')] : []), symbol, ...names, span(' ')]
  const line: Line = [
    ...head,
    ...(widths.layer === 0
      ? []
      : [cell(row.kind === 'node' ? layerText(row.layer) : '', widths.layer, {symbols, role: 'muted'}), span(' ')]),
    ...(widths.cores === 0
      ? []
      : [cell(row.kind === 'node' ? cores(row.cpuMillicores) : '', widths.cores, {symbols, role: 'muted', align: 'right'}), span(' ')]),
    ...bar(share, widths.bar, symbols),
    span(' '),
    ...(widths.reserved === 0 ? [] : [cell(percent(row.reserved), widths.reserved, {symbols, role: 'muted', align: 'right'}), span(' ')]),
    cell(row.instances === 0 ? symbols.dot : String(row.instances), widths.instances, {
      symbols,
      role: row.instances === 0 ? 'muted' : 'plain',
      align: 'right',
    }),
    span(' '),
    cell(row.pricePerHour === undefined ? '' : row.pricePerHour.toFixed(2), widths.price, {symbols, role: 'muted', align: 'right'}),
  ]
  return fitted(line, place.width, symbols)
}

function clusterName(row: ClusterRow, width: number, symbols: Symbols): Line {
  const count = row.note ?? `${row.readyNodes}/${row.nodes}`
  return [
    cell(row.name, width - count.length - 1, {symbols, role: 'strong', isName: true}),
    span(' '),
    span(count, row.note !== undefined || row.readyNodes < row.nodes ? HEALTH_ROLE[row.health] : 'muted'),
  ]
}

function nodeName(row: NodeRow, width: number, symbols: Symbols): Line {
  if (row.note === undefined) return [cell(row.name, width, {symbols, isName: true})]
  const name = cell(row.name, width - row.note.length - 1, {symbols, isName: true})
  return [name, span(' '), span(row.note, HEALTH_ROLE[row.health])]
}

function bar(share: number | undefined, width: number, symbols: Symbols): Line {
  if (share === undefined) return [cell('', width, {symbols}), cell(symbols.rule, PERCENT, {symbols, role: 'muted', align: 'right'})]
  const bounded = Math.min(1, Math.max(0, share))
  const filled = bounded > 0 ? Math.max(1, Math.round(bounded * width)) : 0
  const role: Role = bounded >= 0.9 ? 'bad' : bounded >= 0.75 ? 'warn' : 'good'
  const [full, empty] = symbols.bar
  return [
    span(full.repeat(filled), role),
    span(empty.repeat(width - filled), 'muted'),
    cell(percent(bounded), PERCENT, {symbols, role: bounded >= 0.9 ? 'bad' : 'plain', align: 'right'}),
  ]
}
