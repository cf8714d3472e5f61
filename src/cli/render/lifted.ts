import type {Lifted} from '../lifting.js'
import type {Renderer} from '../text/view.js'
import {orderWords} from './words.js'

export const renderLifted: Renderer<Lifted> = ({kind, component, lifted}, view) => {
  if (lifted.length === 0) return `There is no such order for ${component}; nothing was changed.`
  const list = lifted.map((order) => `  ${orderWords(order, view)}`)
  const head = kind === 'dry-run' ? `Would lift for ${component}:` : `${view.style.green('✔')} Lifted for ${component}:`
  return [head, ...list, ...(kind === 'dry-run' ? ['Nothing was changed.'] : ['Policies decide again.'])].join('\n')
}
