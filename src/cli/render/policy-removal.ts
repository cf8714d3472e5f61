import type {PolicyRemoval} from '../policy-removal.js'
import type {Renderer} from '../text/view.js'

export const renderPolicyRemoval: Renderer<PolicyRemoval> = ({kind, policy, restoresBuiltIn, sources}, {style}) => {
  if (kind === 'dry-run')
    return `Would remove ${policy} and its ${sources} sources${restoresBuiltIn ? '; the built-in policy of that name would run again' : ''}. Nothing was changed.`
  if (!restoresBuiltIn) return `${style.green('✔')} ${policy} is removed.`
  return [
    `${style.green('✔')} ${policy} is removed: the built-in policy of that name runs again, as it comes.`,
    `  To stop it:  mlsysops policy disable ${policy}`,
  ].join('\n')
}
