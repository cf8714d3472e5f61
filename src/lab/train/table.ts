import type {TrainingRow} from './rows.js'

/** One row a line: the moment and who it is about, the features, the target; with `foreseen` also what the model said. */
export function rowsCsv(rows: readonly TrainingRow[], features: readonly string[], foreseen?: readonly number[]): string {
  const header = [
    'time',
    'application',
    'component',
    'node',
    ...features,
    'target',
    ...(foreseen === undefined ? [] : ['foreseen', 'persistence']),
  ]
  const lines = rows.map(({atMs, application, component, node, values, actual, now}, place) =>
    [
      new Date(atMs).toISOString(),
      ...[application, component, node].map(quoted),
      ...values,
      actual,
      ...(foreseen === undefined ? [] : [foreseen[place] ?? '', now]),
    ].join(','),
  )
  return `${[header.map(quoted).join(','), ...lines].join('\n')}\n`
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
