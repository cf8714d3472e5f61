import {duration} from '../../support/text/quantity.js'
import type {View} from '../text/view.js'
import {at, type Silence} from './views.js'

/** One line: what is shown is old, since when, and what may help. `testbed`: the one that is shown, where it is one. */
export function renderSilence({sinceAt, forMs}: Silence, testbed: string | undefined, {style}: View): string {
  const what = testbed === undefined ? "The slice's platform" : `The simulated world of ${testbed}`
  const since = new Date(at(sinceAt)).toISOString().slice(11, 19)
  const mend = testbed === undefined ? '' : ` Mend it with: mlsysops testbed up --name ${testbed}`
  return `${style.yellow('▲')} ${what} has not been heard for ${duration(forMs)}: this is how things were at ${since}, and may have changed.${mend}`
}
