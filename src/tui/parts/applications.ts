import {age, number, steady} from '../../support/text/quantity.js'
import type {ApplicationRow, ComponentRow, Host, Target} from '../rows/applications.js'
import {HEALTH_ROLE, healthSymbol} from '../rows/health.js'
import {sparkline} from '../text/chart.js'
import {cell, fitted, type Line, type Role, type Symbols, span} from '../text/line.js'
import {windowOf} from '../view.js'
import {type Column, countText, emptyLine, marker, type Place, title, WAITING} from './pane.js'
import {goalText, measuredText} from './words.js'

type Row = ApplicationRow | ComponentRow
type Widths = {
  readonly name: number
  readonly phase: number
  readonly where: number
  readonly ready: number
  readonly metric: number
  readonly value: number
  readonly trend: number
}

/** Where each application is, and how its targets stand. */
export function applicationsPart(
  rows: readonly Row[],
  info: {readonly count: number; readonly isFiltered: boolean; readonly isKnown: boolean; readonly hasMore: boolean},
  place: Place,
): readonly Line[] {
  const widths = widthsFor(place.width, rows)
  const {from, to} = windowOf(rows.length, place.height, place.cursor)
  const isCut = to - from < rows.length
  const count = !info.isKnown ? '' : `${isCut ? countText(from, to, rows.length) : info.count}${info.hasMore ? '+' : ''}`
  const first = LEAD + widths.name + 1
  const head = title('Applications', count, columnsOf(widths), first, place)
  if (rows.length === 0) return [head, emptyLine(emptyText(info), place)]
  return [
    head,
    ...rows
      .slice(from, to)
      .map((row, index) =>
        applicationLine(row, rows[from + index + 1]?.kind === 'component', widths, from + index === place.cursor, place),
      ),
  ]
}

function emptyText({isFiltered, isKnown}: {readonly isFiltered: boolean; readonly isKnown: boolean}): string {
  if (!isKnown) return WAITING
  return isFiltered ? 'No application matches the filter; esc clears it.' : 'No application yet: mlsysops app deploy FILE'
}

/** Marker and symbol. */
const LEAD = 4

function widthsFor(width: number, rows: readonly Row[]): Widths {
  const longest = (texts: readonly string[], least: number, most: number): number =>
    Math.min(most, Math.max(least, ...texts.map((one) => one.length)))
  const isWide = width >= 110
  const phase = isWide ? 16 : 9
  const ready = 5
  const value = isWide ? 15 : 14
  const metric = isWide
    ? longest(
        rows.map((row) => row.target?.metric ?? ''),
        8,
        width >= 150 ? 32 : 24,
      )
    : 0
  const fixed = LEAD + phase + ready + value + metric + (isWide ? 6 : 5)
  const room = Math.max(10, width - fixed)
  const name = longest(
    rows.map((row) => (row.kind === 'application' ? row.name : '')),
    14,
    Math.floor(room * 0.45),
  )
  const trend = Math.max(
    0,
    Math.min(
      isWide ? 60 : 10,
      room -
        name -
        longest(
          rows.map((row, index) => whereText(row, rows[index + 1]?.kind === 'component')),
          10,
          isWide ? 44 : 22,
        ),
    ),
  )
  const shownTrend = trend < 5 ? 0 : trend
  return {name, phase, ready, value, metric, trend: shownTrend, where: Math.max(4, room - name - shownTrend)}
}

function columnsOf(widths: Widths): readonly Column[] {
  return [
    {caption: 'phase', width: widths.phase},
    {caption: 'where', width: widths.where},
    {caption: 'ready', width: widths.ready, align: 'right'},
    ...(widths.metric === 0 ? [] : [{caption: 'metric', width: widths.metric}]),
    {caption: '  now target', width: widths.value},
    {caption: widths.trend === 0 ? '' : 'trend', width: widths.trend},
  ]
}

function applicationLine(row: Row, isUnfolded: boolean, widths: Widths, isAtCursor: boolean, place: Place): Line {
  const {symbols} = place
  const role = HEALTH_ROLE[row.health]
  const isApplication = row.kind === 'application'
  const symbol = span(`${healthSymbol(row.health, symbols)} `, role)
  const head: Line = isApplication
    ? [
        symbol,
        cell(row.name, widths.name, {symbols, role: 'strong', isName: true}),
        span(' '),
        ...phaseCells(row, widths, place),
        span(' '),
      ]
    : [span('  '), symbol, cell(row.component, widths.name + widths.phase - 1, {symbols, isName: true}), span(' ')]
  const target = isApplication && isUnfolded ? undefined : row.target
  const line: Line = [
    ...marker(isAtCursor, place),
    ...head,
    ...whereCells(row, widths.where, isUnfolded, place),
    span(' '),
    cell(row.wanted === 0 && row.ready === 0 ? symbols.rule : `${row.ready}/${row.wanted}`, widths.ready, {
      symbols,
      role: row.ready < row.wanted ? 'accent' : 'plain',
      align: 'right',
    }),
    span(' '),
    ...(widths.metric === 0 ? [] : [cell(target?.metric ?? '', widths.metric, {symbols, role: 'muted', isName: true}), span(' ')]),
    ...(target !== undefined ? targetCells(target, widths, place) : isApplication ? summaryCells(row, widths, symbols) : []),
  ]
  return fitted(line, place.width, symbols)
}

function phaseCells(row: ApplicationRow, widths: Widths, {symbols, nowMs}: Place): Line {
  const role: Role = row.phase === 'deployed' ? 'plain' : HEALTH_ROLE[row.health]
  if (widths.phase < 12) return [cell(row.phase, widths.phase, {symbols, role})]
  return [cell(row.phase, 9, {symbols, role}), span(' '), cell(age(nowMs - row.phaseSinceMs), widths.phase - 10, {symbols, role: 'muted'})]
}

function whereCells(row: Row, width: number, isUnfolded: boolean, {symbols}: Place): Line {
  if (row.hosts.length === 0 && row.reason !== undefined) return [cell(row.reason, width, {symbols, role: HEALTH_ROLE[row.health]})]
  if (row.kind === 'application' && isUnfolded)
    return [cell(row.clusters.join(', '), width, {symbols, role: 'muted', isName: row.clusters.length === 1})]
  const isMoving = row.hosts.some((host) => host.others.length > 0)
  return [
    cell(hostsText(row.hosts, symbols), width, {symbols, role: isMoving ? 'accent' : 'plain', isName: row.hosts.length === 1 && !isMoving}),
  ]
}

function whereText(row: Row, isUnfolded: boolean): string {
  if (row.kind === 'application' && isUnfolded) return row.clusters.join(', ')
  return row.hosts.map((host) => host.node).join(', ')
}

/** `node1, node2 ×3, node3 starting`. */
export function hostsText(hosts: readonly Host[], symbols: Symbols): string {
  return hosts
    .map(({node, ready, others}) => {
      const count = ready > 1 ? ` ${symbols.times}${ready}` : ''
      return `${node}${count}${others.length === 0 ? '' : ` ${[...new Set(others)].join('+')}`}`
    })
    .join(', ')
}

function targetCells(target: Target, widths: Widths, {symbols, nowMs}: Place): Line {
  const role: Role = target.isMet === undefined ? 'muted' : target.isMet ? 'good' : 'bad'
  const now = target.value === undefined ? '?' : steady(target.value)
  const line: Line = [
    span(now.padStart(5), role),
    span(` ${goalText(target.goal, target.unit, symbols)}`, target.isMet === false ? 'bad' : 'muted'),
  ]
  const value = fitted(line, widths.value, symbols)
  const used = value.reduce((sum, one) => sum + one.text.length, 0)
  const trend = widths.trend === 0 ? [] : sparkline(target.points, target.goal, widths.trend, nowMs, symbols)
  return [...value, span(' '.repeat(Math.max(0, widths.value - used) + 1)), ...trend]
}

/** An application whose components stand below: how its targets stand together. */
function summaryCells(row: ApplicationRow, widths: Widths, symbols: Symbols): Line {
  const targets = row.components.flatMap((one) => one.targets)
  const unknown = targets.filter((one) => one.isMet === undefined).length
  const [text, role]: readonly [string, Role] =
    row.missed > 0
      ? [`${row.missed} missed`, 'bad']
      : targets.length === 0
        ? ['', 'muted']
        : unknown > 0
          ? ['not measured', 'muted']
          : ['met', 'good']
  const {satisfaction} = row
  const width = widths.value + 1 + widths.trend - text.length
  const note = satisfaction === undefined ? '' : `${text === '' ? '' : ', '}satisfied ${satisfaction.score.toFixed(2)}`
  const wanted = satisfaction?.threshold === undefined || satisfaction.isMet ? '' : ` of ${number(satisfaction.threshold)}`
  const full = note + wanted
  return [
    span(text, role),
    cell(full.length <= width ? full : note, width, {symbols, role: satisfaction?.isMet === false ? 'bad' : 'muted'}),
  ]
}

/** For a detail: `frame_classify_latency 34.1 ms, target ≤ 50 ms, met`. */
export function targetText(target: Target, symbols: Symbols): string {
  const now = target.value === undefined ? 'not measured' : measuredText(target.value, target.unit)
  const verdict = target.isMet === undefined ? '' : target.isMet ? ', met' : ', missed'
  return `${target.metric} ${now}, target ${goalText(target.goal, target.unit, symbols)}${verdict}`
}
