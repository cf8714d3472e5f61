import type {Study} from '../replay/study.js'
import {studyFacts, verdictOf} from './facts.js'
import {remarksOf} from './remarks.js'
import {type ReportTable, tablesOf} from './tables.js'
import {escaped, timelineSvg} from './timeline.js'

const NOTE =
  'Lower is better. What would have been on the second host is fitted and assumed, not measured. ✓: the 95 % interval of the difference is below zero. Intervals are over seeds, which are turns of one recording: they say nothing of other days.'
const STYLE = `.wide{overflow-x:auto}body{font:15px/1.5 system-ui,sans-serif;margin:2em auto;max-width:1200px;padding:0 1em;color:#1c2330}
table{border-collapse:collapse;margin:1em 0;font-variant-numeric:tabular-nums}th,td{padding:.25em .5em;border-bottom:1px solid #d9dee7;text-align:right;white-space:nowrap}
th:first-child,td:first-child{text-align:left}svg{width:100%;font:12px system-ui,sans-serif}.axis{text-anchor:end;fill:#667}.hour{text-anchor:middle;fill:#667}
.curve{fill:none;stroke:#2f6fb3;stroke-width:1}.bound{stroke:#c2571a;stroke-dasharray:4 3}.here{fill:#e4e8ef}.there{fill:#2f6fb3}.moving{fill:#e0a03c}`

/** One file that needs nothing else: facts, tables and pictures. */
export function htmlReport(study: Study): string {
  const [first] = study.points
  return [
    '<!doctype html>',
    `<html lang="en"><meta charset="utf-8"><title>${escaped(study.case.name)}</title><style>${STYLE}</style>`,
    `<h1>${escaped(study.case.name)}</h1>`,
    `<ul>${pointsOf(study)
      .map((fact) => `<li>${escaped(fact)}</li>`)
      .join('')}</ul>`,
    ...(first === undefined ? [] : [`<p><strong>${escaped(verdictOf(first.summary))}</strong></p>`]),
    `<h2>Seed ${study.shown.seed}, over time</h2>`,
    timelineSvg(study),
    '<p>Blue: on the second host; orange: a move under way.</p>',
    ...tablesOf(study).map(htmlTable),
    `<p>${NOTE}</p></html>`,
    '',
  ].join('\n')
}

export function markdownReport(study: Study): string {
  const [first] = study.points
  return [
    `# ${study.case.name}`,
    pointsOf(study)
      .map((fact) => `- ${fact}`)
      .join('\n'),
    ...(first === undefined ? [] : [verdictOf(first.summary)]),
    ...tablesOf(study).map(markdownTable),
    `${NOTE}\n`,
  ].join('\n\n')
}

function pointsOf(study: Study): readonly string[] {
  return [...studyFacts(study), ...remarksOf(study).map(({text}) => text)]
}

function htmlTable({title, header, rows}: ReportTable): string {
  const cells = (values: readonly string[], tag: string) => values.map((value) => `<${tag}>${escaped(value)}</${tag}>`).join('')
  return `<h2>${escaped(title)}</h2><div class="wide"><table><tr>${cells(header, 'th')}</tr>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</table></div>`
}

export function markdownTable({title, header, rows}: ReportTable): string {
  const line = (values: readonly string[]) => `| ${values.map((value) => value.replaceAll('|', '\\|')).join(' | ')} |`
  return [`## ${title}`, '', line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n')
}
