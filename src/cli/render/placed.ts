import type {Placed} from '../../matching/optimal/place.js'
import {duration, number} from '../../support/text/quantity.js'
import type {Timed} from '../lab-place.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

/** Where each component goes, what that costs and how good it is, or why there is no placement. */
export const renderPlaced: Renderer<Timed> = ({report: {answer, problem, components, nodes}, elapsedMs}, view) => {
  const head = `${problem}: ${components} components, ${nodes} nodes, by ${answer.by} in ${duration(elapsedMs)}`
  if (answer.kind !== 'placed') {
    const what = answer.kind === 'infeasible' ? 'There is no placement:' : 'No placement was found:'
    const reasons = answer.reasons.map(({message, wayOut}) => `- ${message}.${wayOut === undefined ? '' : ` ${wayOut}`}`)
    return [head, [what, ...reasons].join('\n')].join('\n\n')
  }
  const table = renderTable(
    answer.hosts,
    [
      {header: 'COMPONENT', value: ({component}) => component, flexible: true},
      {
        header: 'NODE',
        value: ({hosts}) => hosts.map(({node, instances}) => (instances === 1 ? node : `${node} (${instances})`)).join(', '),
        flexible: true,
      },
    ],
    view,
  )
  const {total, price, watts, latencyMs, moves, preference} = answer.objective
  const terms = [
    `cost        ${number(total)} an hour, ${quality(answer)}`,
    `price       ${number(price)} an hour`,
    `energy      ${number(watts)} W`,
    `latency     ${number(latencyMs)} ms`,
    `moves       ${number(moves)}`,
    `preference  ${number(preference)} an hour`,
    ...(answer.front === undefined ? [] : [`front       ${answer.front.length} placements of which none is better in everything (--json)`]),
  ]
  return [head, table, terms.join('\n')].join('\n\n')
}

function quality({isProven, bound, gap, isOutOfTime}: Placed): string {
  if (isProven) return 'proven to be the least'
  const late = isOutOfTime ? '; the time limit ended the search' : ''
  return bound === undefined || gap === undefined
    ? `no bound asked for${late}`
    : `at least ${number(bound)} for any placement: a gap of ${(gap * 100).toFixed(2)} %${late}`
}
