import {plural} from '../../support/text/quantity.js'
import type {Effect, Foreseen, ForeseenStep} from '../../testbed/foreseen.js'
import {renderTable} from '../text/table.js'
import type {Renderer} from '../text/view.js'

const COLUMNS: readonly (readonly [effect: Effect, header: string])[] = [
  ['start', 'START'],
  ['change', 'CHANGE'],
  ['keep', 'KEEP'],
  ['check', 'IF NEEDED'],
  ['wait', 'WAIT'],
]

type Part = {readonly name: string; readonly steps: readonly ForeseenStep[]}

/** A line for each part of the testbed: what would be started, changed and kept, counted; and how to see every step. */
export const renderForeseen: Renderer<Foreseen> = ({steps}, view) => {
  const parts = [...Map.groupBy(steps, ({part}) => part)].map(([name, own]): Part => ({name, steps: own}))
  const count = (own: readonly ForeseenStep[], effect: Effect): number => own.filter((step) => step.effect === effect).length
  const table = renderTable(
    parts,
    [
      {header: 'PART', value: ({name}) => name},
      ...COLUMNS.map(([effect, header]) => ({
        header,
        align: 'right' as const,
        value: (part: Part) => String(count(part.steps, effect) || '–'),
      })),
      {header: 'WHAT IS STARTED', value: startsOf, flexible: true},
    ],
    view,
  )
  const [starts = 0, changes = 0, keeps = 0] = (['start', 'change', 'keep'] as const).map((effect) => count(steps, effect))
  const started = `${plural(starts, 'process', 'processes')} would be started`
  return [
    table,
    '',
    `${plural(steps.length, 'step')}: ${started}, ${changes} would change something, ${keeps} would find it there. Nothing was changed now.`,
    'Every step, as a shell script that does the same: --script. As data: --json.',
  ].join('\n')
}

/** By the names of processes, without the part that stands beside them. */
function startsOf({name, steps}: Part): string {
  return steps
    .filter(({effect}) => effect === 'start')
    .map(({title}) => title.replace(/^Start (the agent )?/, '').replace(` of ${name}`, ''))
    .join(', ')
}
