import {describeMetric} from '../../telemetry/catalogue.js'
import type {ContenderResult} from '../replay/replay.js'
import type {Study, StudyPoint} from '../replay/study.js'
import {pointName} from './facts.js'

/** What a reader of figures must not miss. `failed`: a policy did not do anything there, so its figures say nothing of it. */
export type Remark = {readonly kind: 'failed' | 'doubtful'; readonly text: string}

/** Of policies at every point, and of the recording as it was read. */
export function remarksOf(study: Study): readonly Remark[] {
  const {notes = []} = study
  return [
    ...policyRemarksOf(study),
    ...foresightOf(study).map((text): Remark => ({kind: 'doubtful', text})),
    ...notes.map((text): Remark => ({kind: 'doubtful', text})),
  ]
}

export function policyRemarksOf(study: Study): readonly Remark[] {
  const {points, shown} = study
  return [
    ...points.flatMap((point) => failuresAt(point, study)),
    ...faultsIn(points).map((text): Remark => ({kind: 'doubtful', text})),
    ...shown.contenders.flatMap((one) => idleness(one)).map((text): Remark => ({kind: 'doubtful', text})),
  ]
}

/** Which policies could not be run, and are left out there; and which never answered. */
function failuresAt({settings, summary}: StudyPoint, {points, seeds}: Study): readonly Remark[] {
  const where = points.length === 1 ? '' : ` at ${pointName(settings)}`
  const which = (own: readonly number[]) =>
    own.length === seeds.length ? '' : ` with ${own.length === 1 ? 'seed' : 'seeds'} ${own.join(', ')}`
  return [
    ...(summary.failed ?? []).map(
      ({name, seeds: own, whys}) => `${name} failed${where}${which(own)}, and is left out there: ${whys.join('; ')}`,
    ),
    ...summary.contenders.flatMap(({name, silentWith = []}) =>
      silentWith.length === 0 ? [] : [`${name} never answered${where}${which(silentWith)}: each of its turns failed, so nothing was moved`],
    ),
  ].map((text): Remark => ({kind: 'failed', text}))
}

/** Each fault once, with where it was where it was not everywhere. */
function faultsIn(points: readonly StudyPoint[]): readonly string[] {
  const all = points.flatMap(({settings, summary}) =>
    summary.contenders.flatMap(({name, faults}) => faults.map((fault) => ({text: `${name}: ${fault}`, point: pointName(settings)}))),
  )
  return [...Map.groupBy(all, ({text}) => text)].map(([text, own]) =>
    own.length === points.length ? text : `${text} (at ${own.map(({point}) => point).join('; ')})`,
  )
}

/** As the predictor of the product has it. */
const FORESEEN = ['ms', 's', 'per_second']

/** It looks at the unit: without one that it knows, policies that ask for a forecast stay where they are, and score as never moving does. */
function foresightOf({case: {metric}, unit = describeMetric(metric).unit}: Study): readonly string[] {
  return FORESEEN.includes(unit)
    ? []
    : [
        `How ${metric} (unit ${unit}) depends on the host is not foreseen in an agent: qos-relocation and predictive-relocation, and policies that ask for a forecast, may never move. A column unit in the file says what it is in.`,
      ]
}

const SHOWN = 3

/** It may be right to want nothing; a person who tries a policy wants to know that it was so, or that nothing came of what it wanted. */
function idleness({name, kind, decisions, faults, moves}: ContenderResult): readonly string[] {
  if (kind !== 'policy' || moves.length > 0) return []
  const planned = decisions.filter(({verdict}) => verdict !== 'held')
  if (planned.length === 0) {
    if (faults.length > 0) return []
    const held = decisions.at(-1)
    const why = held === undefined ? '' : ` It held: ${held.why}`
    return [`${name} wanted nothing in the whole recording: its plan was never asked for.${why}`]
  }
  if (planned.some(({verdict}) => verdict === 'admitted')) return []
  const count = planned.reduce((sum, {repeats = 0}) => sum + 1 + repeats, 0)
  const whys = [...new Set(planned.map(({why}) => why))]
  const rest = whys.length > SHOWN ? `; and ${whys.length - SHOWN} other reasons` : ''
  return [
    `${name}: ${count === 1 ? 'its one plan was not' : `none of its ${count} plans was`} admitted: ${whys.slice(0, SHOWN).join('; ')}${rest}`,
  ]
}
