import {capital} from '../../support/text/capital.js'
import {duration} from '../../support/text/quantity.js'
import type {View} from '../text/view.js'
import {at, type Silence, type UnheardCluster} from './views.js'

/** One line: what is shown is old, since when, and what may help. `testbed`: the one that is shown, where it is one. */
export function renderSilence({sinceAt, forMs}: Silence, testbed: string | undefined, {style}: View): string {
  const what = testbed === undefined ? "The slice's platform" : `The simulated world of ${testbed}`
  const mend = testbed === undefined ? '' : ` Mend it with: ${upAgain(testbed)}`
  return `${style.yellow('▲')} ${what} has not been heard for ${duration(forMs)}: this is how things were at ${clockTime(sinceAt)}, and may have changed.${mend}`
}

/** One line for each cluster without an agent: what is shown of it is old, and nobody decides there. */
export function renderUnheard(clusters: readonly UnheardCluster[], testbed: string | undefined, {style, nowMs}: View): string {
  return clusters
    .map((one) => {
      const known =
        one.sinceAt === undefined
          ? 'nothing is known of it by now'
          : `what is shown of it is as it was at ${clockTime(one.sinceAt)}, ${duration(Math.max(0, nowMs - at(one.sinceAt)))} ago`
      return `${style.yellow('▲')} ${capital(agentWords(one))}: ${known}, and nothing is decided there. ${agentMend(testbed)}`
    })
    .join('\n')
}

/** `the agent of near is offline` */
export function agentWords({cluster, state}: UnheardCluster): string {
  const how = state === 'absent' ? 'has not been heard yet' : state === 'offline' ? 'is offline' : 'is not heard'
  return `the agent of ${cluster} ${how}`
}

/** What may bring an agent back, as a sentence. */
export function agentMend(testbed: string | undefined): string {
  return testbed === undefined ? 'See: mlsysops agent list' : `Mend it with: ${upAgain(testbed)}`
}

function upAgain(testbed: string): string {
  return `mlsysops testbed up --name ${testbed}`
}

function clockTime(at: string): string {
  return new Date(at).toISOString().slice(11, 19)
}
