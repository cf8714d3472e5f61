import type {Cell} from '../../lab/carbon/evaluate.js'
import type {PlaceCell} from '../../lab/carbon/in-place.js'
import type {Estimate} from '../../lab/run/statistics.js'
import {duration, number} from '../../support/text/quantity.js'
import type {CarbonReport} from '../lab-carbon.js'
import {type Column, renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

/** What shifting work in time (and place) saves, beside what could be saved and what simpler forecasts do. */
export const renderCarbon: Renderer<CarbonReport> = (report, view) => {
  const {inPlace, notes} = report
  const parts = [
    head(report, view),
    renderTable(report.cells, [{header: 'REGION', value: (cell) => cell.region, flexible: true}, ...columns()], view),
    ...monthTable(report.cells, view),
    ...(inPlace === undefined
      ? []
      : [
          `In any of these regions, hour by hour; a job that is moved takes ${number(inPlace.transferPercent)} % more energy, and is for more than ${number(inPlace.leastSavingPercent)} %. TIME ONLY and PLACE ONLY are the shares of the same forecast at home, and at once`,
          renderTable(inPlace.cells, [...placeColumns(), ...columns(), ...aloneColumns()], view),
          ...monthTable(
            inPlace.cells.map(({home, ...cell}) => ({region: home, ...cell})),
            view,
          ),
        ]),
    'SHARE is the part of the optimum’s saving that is saved; ± is half a 95 % interval (Student’s t over weeks). YESTERDAY and TIME OF DAY are the shares of two plain forecasts.',
    ...(notes.length === 0 ? [] : [notes.map((note) => `▲ ${note}`).join('\n')]),
  ]
  return parts.join('\n\n')
}

function head({cells, fitUntil, refitMs, from, to, powerWatts}: CarbonReport, view: View): string {
  const [first] = cells
  const kind = first?.isPreemptible === true ? 'A preemptible job' : 'A job that is not interrupted'
  const refit = refitMs === undefined ? 'never after that' : `and again every ${duration(refitMs)}`
  return `${view.style.bold(`${kind} of ${number(powerWatts)} W arrives every hour`)} · ${from} to ${to} · fitted until ${fitUntil}, ${refit} · g CO2 per kWh`
}

type Shared = Pick<Cell, 'durationMs' | 'slackMs' | 'runNow' | 'shifted' | 'optimum' | 'share' | 'yesterday' | 'timeOfDay'> & {
  readonly savedKg: number
}

function columns<Row extends Shared>(): readonly Column<Row>[] {
  return [
    {header: 'RUNS', value: (cell) => duration(cell.durationMs), align: 'right'},
    {header: 'SLACK', value: (cell) => duration(cell.slackMs), align: 'right'},
    {header: 'AT ONCE', value: ({runNow}) => runNow.toFixed(1), align: 'right'},
    {header: 'SHIFTED', value: ({runNow, shifted}) => `${shifted.toFixed(1)} (${saved(runNow, shifted)})`, align: 'right'},
    {header: 'OPTIMUM', value: ({runNow, optimum}) => `${optimum.toFixed(1)} (${saved(runNow, optimum)})`, align: 'right'},
    {header: 'SHARE', value: ({share}) => percent(share), align: 'right'},
    {header: 'YESTERDAY', value: ({yesterday}) => percent(yesterday), align: 'right'},
    {header: 'TIME OF DAY', value: ({timeOfDay}) => percent(timeOfDay), align: 'right'},
    {header: 'SAVED', value: ({savedKg}) => `${number(savedKg)} kg`, align: 'right'},
  ]
}

type OfMonths = Pick<Cell, 'region' | 'durationMs' | 'slackMs' | 'months'>

/** The share month by month: what works in summer may not in winter. */
function monthTable(cells: readonly OfMonths[], view: View): readonly string[] {
  const months = [...new Set(cells.flatMap((cell) => cell.months.map(({month}) => month)))]
  if (months.length < 2) return []
  const columns: readonly Column<OfMonths>[] = [
    {header: 'SHARE BY MONTH', value: (cell) => cell.region, flexible: true},
    {header: 'RUNS', value: (cell) => duration(cell.durationMs), align: 'right'},
    {header: 'SLACK', value: (cell) => duration(cell.slackMs), align: 'right'},
    ...months.map(
      (month): Column<OfMonths> => ({
        header: month,
        value: (cell) => percent(cell.months.find((one) => one.month === month)?.share),
        align: 'right',
      }),
    ),
  ]
  return [renderTable(cells, columns, view)]
}

function placeColumns(): readonly Column<PlaceCell & {readonly savedKg: number}>[] {
  return [
    {header: 'FROM', value: (cell) => cell.home, flexible: true},
    {header: 'MOVED', value: (cell) => `${(cell.movedShare * 100).toFixed(0)} %`, align: 'right'},
  ]
}

function aloneColumns(): readonly Column<PlaceCell>[] {
  return [
    {header: 'TIME ONLY', value: ({timeOnly}) => percent(timeOnly), align: 'right'},
    {header: 'PLACE ONLY', value: ({placeOnly}) => percent(placeOnly), align: 'right'},
  ]
}

function saved(before: number, after: number): string {
  const change = ((after - before) / before) * 100
  return `${change > 0 ? '+' : ''}${change.toFixed(1)} %`
}

function percent(share: Estimate | undefined): string {
  if (share === undefined) return '–'
  const {mean, halfWidth} = share
  return `${(mean * 100).toFixed(1)}${halfWidth === undefined ? '' : ` ± ${(halfWidth * 100).toFixed(1)}`} %`
}
