import type {Check, Diagnosis} from '../doctor.js'
import type {Renderer, View} from '../text/view.js'

export const renderDiagnosis: Renderer<Diagnosis> = ({version, node, platform, healthy, checks}, view) => {
  const lines = checks.flatMap((check) => [
    `${mark(check, view)} ${view.style.bold(check.check)}: ${check.message}`,
    ...check.hints.map((hint) => `    ${hint}`),
  ])
  const end = healthy ? `${view.style.green('✔')} Nothing is wrong.` : `${view.style.red('✘')} Something is wrong: see above.`
  return [`mlsysops ${version} on ${platform} with Node ${node}`, '', ...lines, '', end].join('\n')
}

function mark({state}: Check, {style}: View): string {
  switch (state) {
    case 'good':
      return style.green('✔')
    case 'warning':
      return style.yellow('▲')
    case 'bad':
      return style.red('✘')
  }
}
