import {clockTime, number} from '../../support/text/quantity.js'
import {wrapText} from '../../support/text/width.js'
import type {DemoLine} from '../demo.js'
import type {Renderer, View} from '../text/view.js'
import {renderExplanation} from './explanation.js'
import type {Application, Decision} from './views.js'
import {measured, outcomeWords, proposerName, targetWords, verdictWords} from './words.js'

const INDENT = 12

export const renderDemoLine: Renderer<DemoLine> = (line, view) => {
  const {style} = view
  const time = style.dim(`${clockTime(line.nowMs, line.nowMs)}  `)
  switch (line.kind) {
    case 'opened':
      return [
        style.bold(`A slice is up at ${line.url}, at ${line.speed} times real time.`),
        wrapText(
          `Simulated: ${line.simulated.join('; ')}. Real: the agents, their decisions, the API; the load is a recorded one.`,
          view.width,
        ),
        '',
      ].join('\n')
    case 'deployed':
      return `${time}  ${style.green('✔')} ${line.application.name} is deployed: ${hostWords(line.application)}\n`
    case 'measured':
      return `${time}  ${measurementWords(line.application, line.load, view)}`
    case 'decided':
      return `${time}  ${decisionWords(line.decision, view)}`
    case 'explained':
      return [
        '',
        line.moved
          ? style.bold('What happened, as `mlsysops app explain` says it:')
          : style.bold('Nothing had to be moved in this time. Why, as `mlsysops app explain` says it:'),
        '',
        renderExplanation({all: false})(line.explanation, view),
        '',
        `Make it yours:   mlsysops testbed up   then   mlsysops app init app.yaml`,
      ].join('\n')
  }
}

function measurementWords(application: Application, load: number | null, view: View): string {
  const people = load === null ? '' : `${number(load)} people in view · `
  const targets = application.qos.map((one) => {
    const value = one.value === undefined ? 'not measured yet' : measured(one.metric, one.value)
    const mark = one.met === undefined ? '' : one.met ? view.style.green('✔') : view.style.red('✘')
    return `${one.metric} ${value} ${mark} (target ${targetWords(one.metric, one.relation, one.target)})`
  })
  return `${people}${targets.join(' · ')} · ${hostWords(application)}`
}

function decisionWords(decision: Decision, view: View): string {
  const {effect} = decision
  const head = view.style.bold(`${proposerName(decision.proposer)}: ${decision.summary}`)
  if (effect !== undefined)
    return `${view.style.green('➜')} ${wrapText(`${decision.summary} — measured: ${effect.message}`, view.width - INDENT, INDENT)}`
  if (decision.verdict.kind !== 'admitted')
    return `${view.style.yellow('◷')} ${wrapText(`${head} — ${verdictWords(decision.verdict, view)}`, view.width - INDENT, INDENT)}`
  const end = decision.outcome.kind === 'done' ? outcomeWords(decision.outcome) : decision.analysis.reason
  return `${view.style.cyan('➜')} ${wrapText(`${head} — ${end}`, view.width - INDENT, INDENT)}`
}

function hostWords({components}: Application): string {
  return components
    .map(
      (one) =>
        `${one.component} on ${
          one.instances
            .filter((instance) => instance.phase === 'ready')
            .map((instance) => instance.node)
            .join(', ') || '…'
        }`,
    )
    .join(', ')
}
