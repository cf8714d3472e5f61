import type {SeriesName, Wants} from './feed.js'
import {boxOf} from './layout.js'
import type {ApplicationRow, ComponentRow, Target} from './rows/applications.js'
import type {State} from './state.js'
import {cursorIndex, viewOf, windowOf} from './view.js'

/** What is visible, and so worth asking for. */
export function wantsOf(state: State): Wants {
  const subject = state.ui.details.at(-1)?.subject
  const application = state.data.applications?.find((one) => subject?.kind === 'application' && one.name === subject.name)
  if (application !== undefined) {
    return {subject, series: application.qos.map(({component, metric}) => ({application: application.name, component, metric}))}
  }
  const view = viewOf(state)
  const height = boxOf(view.layout, 'applications')?.height ?? 0
  const {from, to} = windowOf(view.applications.length, height, cursorIndex(view.applications, state.ui.cursor.applications))
  return {subject, series: view.applications.slice(from, to).flatMap(seriesOf)}
}

function seriesOf(row: ApplicationRow | ComponentRow): readonly SeriesName[] {
  const application = row.kind === 'application' ? row.name : row.application
  const named = ({component, metric}: Target): SeriesName => ({application, component, metric})
  return row.target === undefined ? [] : [named(row.target)]
}
