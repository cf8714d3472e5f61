import type {TrainingReport} from '../../lab/train/train.js'
import {quote} from '../../testbed/steps.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

/** How far the model is off on what it has not seen, beside saying that all stays as it is. */
export const renderTraining = (policy: string): Renderer<TrainingReport> => {
  return ({model, contract, sizeBytes, unit, rows, holdOutFromMs, error, notes}, view) => {
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
      [verdict, ...notes.map((note) => `▲ ${note}`)].join('\n'),
      `Next:\n  mlsysops policy add ${quote(policy)} --dry-run`,
    ].join('\n\n')
  }
}
