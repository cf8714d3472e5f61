import type {ResultComparison} from '../../lab/results/contract.js'
import {comparisonFacts, comparisonTables, rankingWords} from '../../lab/results/tables.js'
import type {Renderer} from '../text/view.js'
import {reportTable} from './study.js'

/** Saved results side by side: what a change made better or worse, where the seeds say so, and who stands elsewhere. */
export const renderResults: Renderer<readonly ResultComparison[]> = (comparisons, view) =>
  comparisons
    .map((one) =>
      [
        comparisonFacts(one).join('\n'),
        ...comparisonTables(one).map((table) => reportTable(table, view)),
        ['The order of means:', ...one.points.map((point) => `  ${rankingWords(point)}`)].join('\n'),
      ].join('\n\n'),
    )
    .join('\n\n')
