import type {Dto} from '../../northbound/contract/dto.js'
import {number} from '../../support/text/quantity.js'
import {unlistedText} from '../../support/text/unlisted.js'
import {pad, textWidth} from '../../support/text/width.js'
import type {View} from '../text/view.js'
import {labelled} from './labelled.js'
import type {Candidate} from './views.js'
import {measured, reasonWords, scoreWords} from './words.js'

export type Placed = Candidate & {readonly cluster?: string}

const MOST_HOSTS = 4
const MOST_NAMES = 4

/** Every candidate: chosen and possible ones first, the best first; those refused for one reason together, unless all are to be shown. */
export function hostLines(
  title: string,
  candidates: readonly Placed[],
  all: boolean,
  view: View,
  unlisted?: Dto<'Unlisted'>,
): readonly string[] {
  const eligible = candidates
    .filter((one) => one.refusals.length === 0)
    .toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0) || order(a.host, b.host))
  const refused = candidates.filter((one) => one.refusals.length > 0)
  const shown = all ? eligible : eligible.filter((one, index) => index < MOST_HOSTS || one.chosen)
  const width = Math.max(0, ...[...shown, ...(all ? refused : [])].map((one) => textWidth(one.host)))
  const more = eligible.length - shown.length
  const lines = [
    ...shown.map((one) =>
      `${one.chosen ? view.style.green('●') : '○'} ${pad(one.host, width)}  ${[foreseen(one), scored(one, all)].filter((text) => text !== '').join('  ')}`.trimEnd(),
    ),
    ...(more > 0 ? [view.style.dim(`○ ${more} more would do as well, with lower scores`)] : []),
    ...(all
      ? refused.map((one) => `${view.style.red('✘')} ${pad(one.host, width)}  ${one.refusals.map(reasonWords).join('; ')}`)
      : groupedRefusals(refused, view)),
    ...unlistedText(unlisted).map((text) => view.style.dim(`○ ${text}`)),
  ]
  return labelled(title, lines, view)
}

function foreseen({prediction}: Placed): string {
  if (prediction === undefined) return ''
  return `foreseen ${measured(prediction.metric, prediction.value)} ± ${measured(prediction.metric, prediction.error)}`
}

function scored({score, terms}: Placed, all: boolean): string {
  if (score === undefined) return ''
  return `score ${all ? scoreWords(score, terms) : number(score)}`
}

/** Hosts that were refused for the same reason stand together: a dozen of them is one line. */
function groupedRefusals(refused: readonly Placed[], view: View): readonly string[] {
  const groups = new Map<string, string[]>()
  for (const one of refused) {
    const reason = one.refusals.map((refusal) => refusal.message).join('; ')
    groups.set(reason, [...(groups.get(reason) ?? []), one.host])
  }
  return [...groups].map(([reason, hosts]) => {
    const names =
      hosts.length > MOST_NAMES ? `${hosts.slice(0, MOST_NAMES).join(', ')} and ${hosts.length - MOST_NAMES} more` : hosts.join(', ')
    return `${view.style.red('✘')} ${names}: ${reason}`
  })
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
