import type {FieldEffect, FieldRow} from '../../../src/platform/kubernetes/workload/fields.js'

/** The table as a page shows it. */
export function fieldsMarkdown(fields: readonly FieldRow[]): string {
  const rows = fields.map(({field, effect}) => `| \`${field}\` | ${[effectOf(effect), effect.note ?? ''].join(' | ')} |`)
  return ['| Field | On Kubernetes | |', '| --- | --- | --- |', ...rows].join('\n')
}

function effectOf(effect: FieldEffect): string {
  switch (effect.kind) {
    case 'object':
      return effect.at.map((place) => `\`${place}\``).join(', ')
    case 'host':
      return 'which hosts may run it'
    case 'agent':
      return 'for the agents'
    case 'refused':
      return `refused (\`${effect.code}\`)`
  }
}
