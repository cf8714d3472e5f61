// Fits the classifier of the smart-city application to recorded telemetry and prints the fit with its errors as Markdown (docs/smart-city.md).
// Usage, after `npm run build`: node tools/fit-smart-city.mjs telemetry.csv [--write-series people-count.json --from 2025-09-26T13:58:00Z --to ... --step 30]
// The recording is not part of this project: github.com/Capa00/MLSysOps-Hackaton at ad49420.
import {readFileSync, writeFileSync} from 'node:fs'
import {parseArgs} from 'node:util'
import {leastAbsoluteDeviations} from '../dist/src/lab/replay/least-absolute.js'

const TARGET_MS = 50
const LATENCY = 'frame_classify_latency'
const PEOPLE = 'people_box_count'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    'write-series': {type: 'string'},
    from: {type: 'string', default: '2025-09-26T13:58:00Z'},
    to: {type: 'string', default: '2025-09-26T14:21:30Z'},
    step: {type: 'string', default: '30'},
  },
})
if (positionals.length !== 1)
  throw new Error('Usage: node tools/fit-smart-city.mjs telemetry.csv [--write-series FILE --from TIME --to TIME --step SECONDS]')
const telemetry = read(positionals[0])
const incarnations = pair(telemetry)
if (values['write-series'] === undefined) report()
else writeSeries(values['write-series'])

/** Rows by column; a header may repeat, so columns keep their position. Empty cells are NaN. */
function read(path) {
  const lines = readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  const [head, ...rows] = lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
  const number = (cell) => (cell === undefined || cell === '' ? Number.NaN : Number(cell))
  return {
    times: rows.map(([time]) => Date.parse(`${time.replace(' ', 'T')}Z`)),
    columns: head.slice(1).map((name, index) => ({name, values: rows.map((row) => number(row[index + 1]))})),
  }
}

/** One incarnation of the pod for each distinct latency column: its people column is the one that reports at the same times. */
function pair({times, columns}) {
  const distinct = new Map(columns.filter(({name}) => name === LATENCY).map((column) => [JSON.stringify(column.values), column]))
  return [...distinct.values()]
    .map((latency) => {
      const people = best(
        columns.filter(({name}) => name === PEOPLE),
        (candidate) => overlap(latency, candidate),
      )
      const rows = times.flatMap((time, row) =>
        both(latency, people, row) ? [{row, time, people: people.values[row], latency: latency.values[row]}] : [],
      )
      return {rows, latency, people}
    })
    .sort((a, b) => a.rows[0].time - b.rows[0].time)
}

function both(a, b, row) {
  return !Number.isNaN(a.values[row]) && !Number.isNaN(b.values[row])
}

function overlap(a, b) {
  return a.values.filter((_, row) => both(a, b, row)).length
}

function best(items, score) {
  return items.reduce((winner, item) => (score(item) > score(winner) ? item : winner))
}

/** latency = a + b people, least squares. */
function leastSquares(rows) {
  const n = rows.length
  const meanX = mean(rows.map(({people}) => people))
  const meanY = mean(rows.map(({latency}) => latency))
  const sxx = sum(rows.map(({people}) => (people - meanX) ** 2))
  const b = sum(rows.map(({people, latency}) => (people - meanX) * (latency - meanY))) / sxx
  const a = meanY - b * meanX
  const residualSquares = sum(rows.map(({people, latency}) => (latency - a - b * people) ** 2))
  const deviation = Math.sqrt(residualSquares / (n - 2))
  return {
    n,
    a,
    b,
    r2: 1 - residualSquares / sum(rows.map(({latency}) => (latency - meanY) ** 2)),
    deviation,
    errorOfA: deviation * Math.sqrt(1 / n + meanX ** 2 / sxx),
    errorOfB: deviation / Math.sqrt(sxx),
  }
}

function errors({a, b}, rows) {
  const residuals = rows.map(({people, latency}) => latency - a - b * people)
  return {rmse: Math.sqrt(mean(residuals.map((r) => r * r))), mae: mean(residuals.map(Math.abs)), bias: mean(residuals)}
}

/**
 * The same line by least absolute deviations: it goes through the medians and is not bent by pairs of gauges that were set by different frames.
 * Iteratively reweighted least squares; the standard errors are of 200 bootstrap samples, drawn with a fixed seed.
 */
function fitRobustly(rows) {
  const line = leastAbsolute(rows)
  const random = generator(1)
  const lines = Array.from({length: 200}, () => leastAbsolute(rows.map(() => rows[Math.floor(random() * rows.length)])))
  const deviation = (list) => Math.sqrt(mean(list.map((value) => (value - mean(list)) ** 2)))
  return {...line, n: rows.length, errorOfA: deviation(lines.map(({a}) => a)), errorOfB: deviation(lines.map(({b}) => b))}
}

function leastAbsolute(rows) {
  const {base, perLoad} = leastAbsoluteDeviations(rows.map(({people, latency}) => ({load: people, value: latency})))
  return {a: base, b: perLoad}
}

/** mulberry32 by Tommy Ettinger (public domain): enough for a bootstrap. */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const first = Math.imul(state ^ (state >>> 15), state | 1)
    const second = first ^ (first + Math.imul(first ^ (first >>> 7), first | 61))
    return ((second ^ (second >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The sigma that a normal distribution of the same median absolute deviation has. */
function robustSigma(list) {
  const centre = median(list)
  return 1.4826 * median(list.map((value) => Math.abs(value - centre)))
}

/** Additive or multiplicative? The same line with normal noise of one size, against lognormal noise of one sigma and mean 1, by likelihood. */
function noise({a, b}, rows) {
  const pairs = rows.map(({people, latency}) => ({fitted: a + b * people, latency}))
  const n = pairs.length
  const variance = mean(pairs.map(({fitted, latency}) => (latency - fitted) ** 2))
  const normal = -(n / 2) * (Math.log(2 * Math.PI * variance) + 1)
  const ratios = pairs.map(({fitted, latency}) => Math.log(latency / fitted))
  const centre = mean(ratios)
  const sigma = Math.sqrt(mean(ratios.map((ratio) => (ratio - centre) ** 2)))
  // With mean 1 the logarithm has mean -sigma^2/2; the sigma of the greatest likelihood solves a quadratic equation.
  const square = mean(ratios.map((ratio) => ratio ** 2))
  const s2 = 2 * (Math.sqrt(1 + square) - 1)
  const lognormal = sum(
    pairs.map(({latency}, i) => -Math.log(latency) - 0.5 * Math.log(2 * Math.PI * s2) - (ratios[i] + s2 / 2) ** 2 / (2 * s2)),
  )
  return {sigma: Math.sqrt(s2), spread: sigma, centre, normal, lognormal}
}

function report() {
  const large = incarnations.filter(({rows}) => rows.length >= 10)
  const pooled = incarnations.flatMap(({rows}) => rows)
  const named = [...large.map(({rows}) => [clock(rows), rows]), ['pooled', pooled]]
  say(`${incarnations.length} incarnations, ${incarnations.map(({rows}) => rows.length).join(', ')} pairs of latency and people.\n`)
  say('Fit: latency in ms = a + b x people (standard errors in brackets).\n')
  table(
    ['incarnation', 'n', 'a', 'b', 'r2', 'residual sd', 'RMSE', 'MAE', `over ${TARGET_MS} ms`],
    named.map(([name, rows]) => {
      const line = leastSquares(rows)
      const {rmse, mae} = errors(line, rows)
      const over = share(rows, ({latency}) => latency > TARGET_MS)
      return [
        name,
        line.n,
        `${fixed(line.a)} (${fixed(line.errorOfA)})`,
        `${fixed(line.b)} (${fixed(line.errorOfB)})`,
        fixed(line.r2, 3),
        fixed(line.deviation),
        fixed(rmse),
        fixed(mae),
        over,
      ]
    }),
  )
  say('The same by least absolute deviations.\n')
  table(
    ['incarnation', 'n', 'a', 'b', 'RMSE', 'MAE'],
    named.map(([name, rows]) => {
      const line = fitRobustly(rows)
      const {rmse, mae} = errors(line, rows)
      return [
        name,
        line.n,
        `${fixed(line.a)} (${fixed(line.errorOfA)})`,
        `${fixed(line.b)} (${fixed(line.errorOfB)})`,
        fixed(rmse),
        fixed(mae),
      ]
    }),
  )
  reportHoldOut(large.filter(({rows}) => rows.length >= 100))
  reportNoise(pooled)
  reportSurroundings()
}

function reportHoldOut(long) {
  say('Hold-out: fitted on the row, tested on the column; RMSE / MAE / bias in ms, least squares first, then least absolute deviations.\n')
  table(
    ['fitted on', ...long.map(({rows}) => clock(rows))],
    long.map((from) => [
      clock(from.rows),
      ...long.map((to) => (from === to ? '' : [leastSquares, leastAbsolute].map((method) => holdOut(method, from, to)).join(', '))),
    ]),
  )
}

function holdOut(method, from, to) {
  return Object.values(errors(method(from.rows), to.rows))
    .map((error) => fixed(error))
    .join(' / ')
}

function reportNoise(pooled) {
  const line = fitRobustly(pooled)
  const ratios = pooled.map(({people, latency}) => Math.log(latency / (line.a + line.b * people)))
  const sigma = robustSigma(ratios)
  const isCore = (_, index) => Math.abs(ratios[index]) <= 3 * sigma
  const core = pooled.filter(isCore)
  const coreSigma = Math.sqrt(mean(ratios.filter(isCore).map((ratio) => ratio ** 2)))
  say('Residuals by number of people.\n')
  const levels = [...new Set(pooled.map(({people}) => people))].sort((a, b) => a - b)
  table(
    [
      'people',
      'n',
      'median ms',
      'least squares ms',
      'least absolute deviations ms',
      'robust sd ms',
      'robust sd / fitted',
      `over ${TARGET_MS} ms`,
    ],
    levels.map((level) => {
      const rows = pooled.filter(({people}) => people === level)
      const latencies = rows.map(({latency}) => latency)
      const squares = leastSquares(pooled)
      const fitted = line.a + line.b * level
      const deviation = robustSigma(latencies)
      const over = share(rows, ({latency}) => latency > TARGET_MS)
      return [
        level,
        rows.length,
        fixed(median(latencies)),
        fixed(squares.a + squares.b * level),
        fixed(fitted),
        fixed(deviation),
        fixed(deviation / fitted, 2),
        over,
      ]
    }),
  )
  const all = noise(line, pooled)
  const inner = noise(line, core)
  const {rmse, mae, bias} = errors(line, core)
  table(
    ['noise around least absolute deviations', 'value'],
    [
      ['robust sigma of log(latency / fitted)', fixed(sigma, 3)],
      ['pairs within 3 robust sigma', `${core.length} of ${pooled.length} (${share(pooled, isCore)})`],
      ['lognormal sigma of these', fixed(coreSigma, 3)],
      ['RMSE / MAE / bias of these, ms', [rmse, mae, bias].map((e) => fixed(e)).join(' / ')],
      ['log-likelihood of these, multiplicative / additive', `${fixed(inner.lognormal, 0)} / ${fixed(inner.normal, 0)}`],
      ['lognormal sigma of all pairs', fixed(all.sigma, 3)],
      ['log-likelihood of all pairs, multiplicative / additive', `${fixed(all.lognormal, 0)} / ${fixed(all.normal, 0)}`],
    ],
  )
}

/** What else the recording says about the time in which the classifier ran. */
function reportSurroundings() {
  const running = new Set(incarnations.flatMap(({rows}) => rows.map(({row}) => row)))
  const pick = (list) => list.filter((value, row) => running.has(row) && !Number.isNaN(value))
  const cpu = (node) => telemetry.columns.filter(({name}) => name.startsWith(`${node}_cpu_`)).map(({values: list}) => mean(pick(list)))
  const objects = telemetry.columns
    .filter(({name}) => name === 'object_classify_latency')
    .flatMap(({values: list}) => list.filter((value) => !Number.isNaN(value)))
  table(
    ['figure', 'value'],
    [
      ['CPU of worker 1, share of its 8 cores', fixed(mean(cpu('group1-node1')), 3)],
      ['CPU of worker 2, share of its 8 cores', fixed(mean(cpu('group1-node2')), 3)],
      ['frames classified a second, median', fixed(frameRate('classifier_frames_processed_total'), 2)],
      ['frames sent by the detector a second, median', fixed(frameRate('frames_sent_total_detector'), 2)],
      ['object_classify_latency, mean / median ms', `${fixed(mean(objects))} / ${fixed(median(objects))}`],
      ['correlation of people with itself, best lag 10 to 200 samples', repeats()],
      ['r2 of latency on people one sample before / same / one after', [-1, 0, 1].map((lag) => fixed(shiftedR2(lag), 3)).join(' / ')],
    ],
  )
}

function frameRate(name) {
  const {times, columns} = telemetry
  const rates = columns
    .filter((column) => column.name === name)
    .flatMap(({values: list}) =>
      list.slice(1).flatMap((value, row) => {
        const rate = (value - list[row]) / ((times[row + 1] - times[row]) / 1000)
        return rate >= 0 ? [rate] : []
      }),
    )
  return median(rates)
}

/** The scene was a video in a loop: a lag at which the people repeat. */
function repeats() {
  const series = best(incarnations, ({rows}) => rows.length).rows.map(({people}) => people)
  const lags = Array.from({length: 191}, (_, index) => index + 10)
  const lag = best(lags, (candidate) => correlation(series.slice(candidate), series.slice(0, -candidate)))
  return `${fixed(correlation(series.slice(lag), series.slice(0, -lag)), 2)} at ${lag}`
}

function shiftedR2(lag) {
  const rows = incarnations.flatMap(({rows}) =>
    rows.flatMap(({latency}, index) => (rows[index + lag] ? [{people: rows[index + lag].people, latency}] : [])),
  )
  return leastSquares(rows).r2
}

function correlation(x, y) {
  const [meanX, meanY] = [mean(x), mean(y)]
  const cross = sum(x.map((value, index) => (value - meanX) * (y[index] - meanY)))
  return cross / Math.sqrt(sum(x.map((value) => (value - meanX) ** 2)) * sum(y.map((value) => (value - meanY) ** 2)))
}

/** People in view in the window, interpolated on a grid of its own. */
function writeSeries(path) {
  const [from, to, step] = [Date.parse(values.from), Date.parse(values.to), Number(values.step) * 1000]
  const rows = incarnations.flatMap((incarnation) => incarnation.rows)
  const people = Array.from({length: Math.floor((to - from) / step) + 1}, (_, index) =>
    Number(interpolate(rows, from + index * step).toFixed(1)),
  )
  const series = {
    metric: PEOPLE,
    source: 'github.com/Capa00/MLSysOps-Hackaton at ad49420, telemetry.csv',
    licence: 'The source states no licence and is not shipped; these are figures derived from it, interpolated on a grid of our own.',
    window: {from: new Date(from).toISOString(), to: new Date(to).toISOString()},
    step_seconds: step / 1000,
    resampling: 'linear interpolation between samples 20 s apart, one decimal',
    people,
  }
  const line = '@people@'
  writeFileSync(path, `${JSON.stringify({...series, people: line}, null, 2).replace(`"${line}"`, `[${people.join(', ')}]`)}\n`)
}

function interpolate(rows, time) {
  const index = rows.findIndex((row) => row.time >= time)
  if (index <= 0) throw new Error(`${new Date(time).toISOString()} is outside the recording.`)
  const [before, after] = [rows[index - 1], rows[index]]
  return before.people + ((after.people - before.people) * (time - before.time)) / (after.time - before.time)
}

function clock(rows) {
  return `${new Date(rows[0].time).toISOString().slice(11, 16)} to ${new Date(rows.at(-1).time).toISOString().slice(11, 16)}`
}

function sum(list) {
  return list.reduce((total, value) => total + value, 0)
}

function mean(list) {
  return sum(list) / list.length
}

function median(list) {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]
}

function share(rows, holds) {
  return `${((100 * rows.filter(holds).length) / rows.length).toFixed(0)} %`
}

function fixed(value, digits = 1) {
  return value.toFixed(digits)
}

function table(head, rows) {
  say(`${[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)
}

function say(line) {
  console.log(line)
}
