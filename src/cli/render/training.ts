import type {SeasonReport} from '../../lab/train/seasonal.js'
import type {TrainingReport} from '../../lab/train/train.js'
import {duration} from '../../support/text/quantity.js'
import {quote} from '../../testbed/steps.js'
import {renderTable} from '../text/table.js'
import type {Renderer, View} from '../text/view.js'

/** How far the model is off on what it has not seen, beside saying that all stays as it is. */
export const renderTraining = (policy: string): Renderer<TrainingReport> => {
  return ({model, contract, sizeBytes, unit, rows, holdOutFromMs, error, seasonal, notes}, view) => {
    const better = error.model.mae < error.persistence.mae
    const share = Math.round(Math.abs(1 - error.model.mae / error.persistence.mae) * 100)
    const verdict = better
      ? `${view.style.green('✔')} The model is off by ${share} % less than saying that it stays as it is.`
      : `${view.style.yellow('▲')} The model is no better than saying that it stays as it is (off by ${share} % more): it is of no use.`
    const missing = Object.entries(rows.leftOut.missing).map(([name, count]) => `${count} without ${name}`)
    const leftOut = [...missing, ...(rows.leftOut.unknown === 0 ? [] : [`${rows.leftOut.unknown} of which the outcome was not measured`])]
    return [
      [
        `Wrote ${model} (${sizeBytes} bytes) and ${contract}.`,
        `Trained on ${rows.training} rows; ${rows.holdOut} from ${new Date(holdOutFromMs).toISOString()} on were held out, ${rows.between} between are in neither.`,
        ...(leftOut.length === 0 ? [] : [`Left out: ${leftOut.join(', ')}.`]),
      ].join('\n'),
      renderTable(
        [
          {who: 'the model', ...error.model},
          {who: 'as it is now', ...error.persistence},
        ],
        [
          {header: 'ON THE HOLD-OUT', value: (one) => one.who, flexible: true},
          {header: `MEAN ABSOLUTE ERROR (${unit})`, value: (one) => one.mae.toPrecision(4), align: 'right'},
          {header: `RMSE (${unit})`, value: (one) => one.rmse.toPrecision(4), align: 'right'},
        ],
        view,
      ),
      ...(seasonal === undefined ? [] : [seasonText(seasonal, unit, view)]),
      [verdict, ...notes.map((note) => `▲ ${note}`)].join('\n'),
      `Next:\n  mlsysops policy add ${quote(policy)} --dry-run`,
    ].join('\n\n')
  }
}

const AGAINST = {
  persistence: 'saying that it stays as it is',
  'look-up by phase': 'a look-up by phase',
  'a season before': 'saying what it was a season before',
} as const
const PARTS = {seen: 'phases that were seen', unseen: 'phases never seen'} as const

/** How good the model is on whole seasons, and one like it where it has not seen the phase either. */
function seasonText(report: SeasonReport | null, unit: string, view: View): string {
  if (report === null) return `${view.style.yellow('▲')} Nothing in the training rows comes again: no season was judged.`
  const {season, heldOut, parts} = report
  const found =
    season.correlation === undefined
      ? `A season is said to be ${duration(season.durationMs)}`
      : `A season is ${duration(season.durationMs)} (found in the training rows, correlation ${season.correlation.toFixed(2)})`
  const table = renderTable(
    parts.flatMap(({phases, trainingRows, skills}) => skills.map((skill) => ({phases, trainingRows, ...skill}))),
    [
      {header: 'ON WHOLE SEASONS', value: ({phases}) => PARTS[phases], flexible: true},
      {header: 'TRAINED ON', value: ({trainingRows}) => String(trainingRows), align: 'right'},
      {header: 'AGAINST', value: ({against}) => against},
      {header: 'ROWS', value: (one) => String(one.rows), align: 'right'},
      {header: `MODEL (${unit})`, value: ({model}) => model.toPrecision(4), align: 'right'},
      {header: `IT (${unit})`, value: ({reference}) => reference.toPrecision(4), align: 'right'},
      {header: 'SKILL', value: ({skill}) => skill.toFixed(2), align: 'right'},
    ],
    view,
  )
  const remarks = [
    'Skill is 1 - model / it, of mean absolute errors: above 0 the model is better.',
    ...parts.flatMap(({phases, skills}) =>
      skills.filter(({skill}) => !(skill > 0)).map(({against}) => `▲ On ${PARTS[phases]} it is no better than ${AGAINST[against]}.`),
    ),
    ...(parts.length === 1 ? ['No model could be trained without some phases: too few rows.'] : []),
  ]
  return `${found}; ${heldOut} of them are held out.\n${table}\n${remarks.join('\n')}`
}
