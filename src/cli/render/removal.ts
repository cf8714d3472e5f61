import type {Removal} from '../removal.js'
import type {Renderer} from '../text/view.js'

export const renderRemoval: Renderer<Removal> = ({kind, application, instances}, view) => {
  const list = instances.map(({component, cluster, node}) => `  ${component} on ${node} (${cluster})`)
  switch (kind) {
    case 'removed':
      return `${view.style.green('✔')} ${application} is removed.`
    case 'removing':
      return `${application} is being removed.`
    case 'dry-run':
      return [
        `Would remove ${application}${instances.length === 0 ? '; nothing of it runs.' : ' with:'}`,
        ...list,
        'Nothing was changed.',
      ].join('\n')
  }
}
