import type {ApplicationDto, DecisionDto, ExplanationDto} from '../../northbound/contract/dto.js'
import {age, clockTime, number} from '../../support/text/quantity.js'
import {type ApplicationRow, applicationRow, type ComponentRow, type Target} from '../rows/applications.js'
import {decisionRow} from '../rows/decisions.js'
import {HEALTH_ROLE, healthSymbol} from '../rows/health.js'
import {at, type Data} from '../state.js'
import {chart} from '../text/chart.js'
import {type Line, span} from '../text/line.js'
import {hostsText, targetText} from './applications.js'
import {writeCandidates, writeDecision} from './detail-decision.js'
import type {Document} from './document.js'
import {orderText, reasonText, STANDING, standingSymbol} from './words.js'

type Component = ExplanationDto['components'][number]

const CHART_ROWS = 5
const WIDEST_CHART = 80
const MOST_SINCE = 4

/** Why everything of an application is where it is: the same answer that `app explain` gives, as it changes. */
export function applicationDetail(document: Document, data: Data, name: string, nowMs: number): void {
  const application = (data.applications ?? []).find((one) => one.name === name)
  if (application === undefined) {
    document.heading([span(` ${name} is not there any more.`, 'muted')])
    return
  }
  const row = applicationRow(application, data)
  const explanation = data.explanation?.application.name === name ? data.explanation : undefined
  writeHead(document, row, application.mode, nowMs)
  document.marked(
    '',
    application.reasons.map((reason) => ({symbol: document.symbols.warn, role: 'warn', text: reasonText(reason)})),
  )
  for (const component of row.components) {
    writeComponent(
      document,
      data,
      component,
      explanation?.components.find((one) => one.component === component.component),
      nowMs,
    )
  }
  writePlacement(document, data, explanation)
  document.heading([span(` The same as text: mlsysops app explain ${name}`, 'muted')])
}

function writeHead(document: Document, row: ApplicationRow, mode: ApplicationDto['mode'], nowMs: number): void {
  const {symbols} = document
  const {satisfaction} = row
  const wanted = satisfaction?.threshold === undefined ? '' : ` of ${number(satisfaction.threshold)} wanted`
  const parts = [
    `${row.phase} for ${age(nowMs - row.phaseSinceMs)}`,
    row.clusters.length === 0 ? 'in no cluster' : `in ${row.clusters.join(', ')}`,
    `${row.ready}/${row.wanted} ready`,
    ...(mode === undefined ? [] : [`mode ${mode} of its own`]),
  ]
  document.heading([
    span(` ${healthSymbol(row.health, symbols)} `, HEALTH_ROLE[row.health]),
    span(row.name, 'strong'),
    span(`  ${parts.join(` ${symbols.dot} `)}`, row.health === 'good' ? 'plain' : HEALTH_ROLE[row.health]),
  ])
  if (satisfaction === undefined) return
  document.section('Satisfied', [`${satisfaction.score.toFixed(2)}${wanted}`], satisfaction.isMet ? 'plain' : 'bad')
}

function writeComponent(document: Document, data: Data, row: ComponentRow, explained: Component | undefined, nowMs: number): void {
  const {symbols} = document
  const where = row.hosts.length === 0 ? 'runs nowhere' : `on ${hostsText(row.hosts, symbols)}`
  document.heading([
    span(` ${healthSymbol(row.health, symbols)} `, HEALTH_ROLE[row.health]),
    span(row.component, 'strong'),
    span(`  ${where}  ${row.ready}/${row.wanted} ready`),
  ])
  document.section('Because', [row.reason], 'warn')
  for (const target of row.targets) writeTarget(document, target, nowMs)
  if (explained === undefined) {
    document.section('Why', ['asking for the reasons'], 'muted')
    return
  }
  const unitOf = (metric: string): string | undefined => data.units.get(metric)
  const placing = placingDecision(explained)
  if (placing === undefined) document.section('Why', ['no decision about it is kept'], 'muted')
  else {
    document.section('Decision', [`${clockTime(at(placing.decidedAt))} ${placing.summary}`])
    writeDecision(document, data, {...placing, candidates: placing.candidates.filter((one) => one.component === row.component)})
  }
  writeCandidates(document, 'Hosts now', explained.now, unitOf)
  document.section(
    'Policies',
    explained.policies.map(
      ({policy, node, verdict, reason}) => `${policy}${node === undefined ? '' : ` on ${node}`} (${verdict}): ${reason}`,
    ),
  )
  document.section('Orders', explained.orders.map(orderText))
  writeSince(document, explained.decisions.filter((one) => one.id !== placing?.id).slice(0, MOST_SINCE))
}

/** The newest decision that was carried out and chose a host for the component. */
function placingDecision({component, decisions}: Component): DecisionDto | undefined {
  const carriedOut = decisions.filter((one) => one.verdict.kind === 'admitted' && one.outcome.kind === 'done')
  return (
    carriedOut.find((one) => one.candidates.some((candidate) => candidate.component === component && candidate.chosen)) ?? carriedOut[0]
  )
}

function writeTarget(document: Document, target: Target, nowMs: number): void {
  const {symbols} = document
  document.section('Target', [targetText(target, symbols)], target.isMet === false ? 'bad' : 'plain')
  if (target.points.length < 2) return
  const most = {columns: Math.min(WIDEST_CHART, document.room - AXIS - 1), rows: CHART_ROWS}
  const drawn = chart(target.points, target.goal, most, nowMs, symbols)
  const label = (row: number): string => {
    if (row === drawn.targetRow) return number(target.goal.target)
    if (row === 0) return number(drawn.top)
    return row === CHART_ROWS - 1 ? '0' : ''
  }
  document.rows('', [
    ...drawn.lines.map((line, row): Line => [span(`${label(row).padStart(AXIS)} `, 'muted'), ...line]),
    [
      span(
        `${' '.repeat(AXIS + 1)}${age(drawn.spanMs)} ago${' '.repeat(Math.max(1, drawn.columns - age(drawn.spanMs).length - 7))}now`,
        'muted',
      ),
    ],
  ])
}

const AXIS = 6

function writeSince(document: Document, decisions: readonly DecisionDto[]): void {
  document.marked(
    'Also',
    decisions.map((one) => {
      const row = decisionRow(one)
      const times = row.repeats > 0 ? ` (${row.repeats + 1} times)` : ''
      return {
        symbol: standingSymbol(row.standing, document.symbols),
        role: STANDING[row.standing].role,
        text: `${clockTime(row.decidedMs)} ${row.why === undefined ? row.what : `${row.what}: ${row.why}`}${times}`,
        textRole: 'muted' as const,
      }
    }),
  )
}

function writePlacement(document: Document, data: Data, explanation: ExplanationDto | undefined): void {
  const newest = explanation?.placement[0]
  if (newest === undefined) return
  document.heading([span(' Choice of clusters', 'strong')])
  document.section('Decision', [`${clockTime(at(newest.decidedAt))} ${newest.summary}`])
  document.section('Why', [newest.analysis.reason])
  writeCandidates(document, 'Clusters', newest.candidates, (metric) => data.units.get(metric), newest.unlisted)
}
