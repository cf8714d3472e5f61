import {bodyErrors, clientErrors, commonErrors, errorTable} from '../../src/northbound/contract/errors.js'
import {headerName, type Route} from '../../src/northbound/contract/route.js'
import {operationIds, routes} from '../../src/northbound/contract/routes.js'
import {EXIT} from '../../src/support/errors.js'

/** The part of docs/api.md that follows from the routes table and the table of codes. */
export function renderApiMarkdown(): string {
  const tags = Map.groupBy(operationIds, (id): string => routes[id].tag)
  return [
    '## Routes',
    ...[...tags].flatMap(([tag, ids]) => [
      `### ${tag}`,
      table(
        ['Route', 'What it does', 'Takes', 'Answers', 'Codes of its own'],
        ids.map((id) => row(routes[id])),
      ),
    ]),
    '## Codes',
    `Any route may answer ${list(commonErrors)}; one that takes a body also ${list(bodyErrors)}. The exit is that of the command line.`,
    table(
      ['Code', 'Status', 'Exit', 'Meaning'],
      [
        ...Object.entries(errorTable).map(([code, {status, exit, title}]) => [
          `\`${code}\``,
          String(status),
          `${exit} (${EXIT[exit]})`,
          title,
        ]),
        ...Object.entries(clientErrors).map(([code, {exit, title}]) => [`\`${code}\``, 'client', `${exit} (${EXIT[exit]})`, title]),
      ],
    ),
  ].join('\n\n')
}

function row(route: Route): readonly string[] {
  const takes = [
    ...Object.keys(route.query ?? {}).map((name) => `\`?${name}\`${route.requiredQuery?.includes(name) === true ? ' (required)' : ''}`),
    ...Object.keys(route.headers ?? {})
      .filter((name) => name !== 'mlsysopsBy')
      .map((name) => `\`${headerName(name)}\``),
    ...(route.body === undefined ? [] : [`\`${route.body}\`${route.isDescription === true ? ', JSON or YAML' : ''}`]),
  ]
  const answers = Object.entries(route.responses).map(([status, schema]) => `${status}${schema === null ? '' : ` \`${schema}\``}`)
  const name = `\`${route.method} ${route.path}\`${route.access === 'public' ? ' (public)' : ''}`
  return [name, route.summary, takes.join(', '), answers.join(', '), list(route.errors)]
}

function list(codes: readonly string[]): string {
  return codes.map((code) => `\`${code}\``).join(', ')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
