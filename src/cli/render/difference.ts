import type {Change, Difference} from '../difference.js'
import type {Renderer, View} from '../text/view.js'

export const renderDifference: Renderer<Difference> = ({from, to, changes}, view) => {
  const {style} = view
  if (changes.length === 0) return `No difference between ${from} and ${to}.`
  return [style.bold(`${from} → ${to}`), ...changes.map((change) => changeLine(change, view))].join('\n')
}

function changeLine(change: Change, {style}: View): string {
  switch (change.kind) {
    case 'added':
      return style.green(`+ ${change.path}: ${words(change.to)}`)
    case 'removed':
      return style.red(`- ${change.path}: ${words(change.from)}`)
    case 'changed':
      return `${style.yellow('~')} ${change.path}: ${style.red(words(change.from))} → ${style.green(words(change.to))}`
  }
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
