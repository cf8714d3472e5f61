import {formatProblems} from '../../descriptions/problem.js'
import type {ReadDescriptions} from '../descriptions.js'
import type {Renderer} from '../text/view.js'

export const renderValidated: Renderer<ReadDescriptions> = ({documents, warnings}, view) => {
  const valid = documents.map((one) => `${view.style.green('✔')} ${one.kind} ${one.name} is valid.`)
  return [...(warnings.length === 0 ? [] : [formatProblems(warnings)]), ...valid].join('\n')
}
