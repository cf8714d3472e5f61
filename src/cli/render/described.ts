import {renderPairs} from '../text/table.js'
import type {Renderer} from '../text/view.js'
import {renderStatus} from './application.js'
import {type Application, at} from './views.js'
import {moment} from './words.js'

/** The renderer of a whole application; YAML is loaded only for it. */
export async function renderDescribed(): Promise<Renderer<Application>> {
  const {stringify} = await import('yaml')
  return (application, view) => {
    const facts = renderPairs(
      [
        ['Uid', application.uid],
        ['Revision', application.revision],
        ['Created', moment(application.createdAt, view)],
        ['Changed', at(application.updatedAt) === at(application.createdAt) ? undefined : moment(application.updatedAt, view)],
      ],
      view,
    )
    const description = stringify({MLSysOpsApp: application.description}, {lineWidth: 0}).trimEnd()
    return [renderStatus(application, view), facts, `${view.style.bold('Description')}\n${description}`].join('\n\n')
  }
}
