import {createHash} from 'node:crypto'
import {clientErrors, errorTable} from '../contract/errors.js'
import {errorsOf} from '../contract/openapi.js'
import {headerName, type Parameters, type Route} from '../contract/route.js'
import {operationIds, routes} from '../contract/routes.js'
import {schemaOf} from '../contract/schemas.js'

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--soft:#8882}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h2{margin-top:3rem;border-bottom:1px solid var(--line)}
details{border:1px solid var(--line);border-radius:.4rem;margin:.5rem 0;padding:.4rem .8rem}
summary{cursor:pointer}summary code{font-weight:600}
pre,code{font:14px/1.4 ui-monospace,monospace}pre{background:var(--soft);padding:.6rem;border-radius:.3rem;overflow:auto}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
.verb{display:inline-block;min-width:4.2em}:target{background:var(--soft)}
`

/** The API's page: made from the routes table, in one piece, without scripts or anything from elsewhere. `policy` is its Content-Security-Policy. */
export function renderDocsPage(version: string): {readonly html: string; readonly policy: string} {
  const tags = Map.groupBy(operationIds, (id): string => routes[id].tag)
  const sections = [...tags].map(([tag, ids]) => `<h2 id="${tag}">${tag}</h2>\n${ids.map((id) => operation(id, routes[id])).join('\n')}`)
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>MLSysOps northbound API ${escaped(version)}</title><style>${STYLE}</style></head><body>
<h1>MLSysOps northbound API <small>${escaped(version)}</small></h1>
<p>The machine-readable document is <a href="/openapi.json">/openapi.json</a> (OpenAPI 3.1). Answers are JSON, errors are problem documents
(RFC 9457) with a stable <a href="#problems"><code>code</code></a>. Every route but the public ones needs the bearer token. The lines to try
expect the address in <code>$MLSYSOPS_API</code> and the token in <code>$MLSYSOPS_TOKEN</code>.</p>
<p>${[...tags.keys()].map((tag) => `<a href="#${tag}">${tag}</a>`).join(' · ')} · <a href="#problems">problems</a></p>
${sections.join('\n')}
<h2 id="problems">problems</h2>
<table><tr><th>code</th><th>status</th><th>exit of the command line</th><th>meaning</th></tr>
${Object.entries(errorTable)
  .map(
    ([code, {status, exit, title}]) =>
      `<tr id="problem-${code}"><td><code>${code}</code></td><td>${status}</td><td>${exit}</td><td>${escaped(title)}</td></tr>`,
  )
  .join('\n')}
${Object.entries(clientErrors)
  .map(
    ([code, {exit, title}]) =>
      `<tr id="problem-${code}"><td><code>${code}</code></td><td>client</td><td>${exit}</td><td>${escaped(title)}</td></tr>`,
  )
  .join('\n')}
</table>
</body></html>
`
  return {
    html,
    policy: `default-src 'none'; frame-ancestors 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  }
}

function operation(id: string, route: Route): string {
  const problems = errorsOf(route).map((code) => `<a href="#problem-${code}"><code>${code}</code></a>`)
  const answers = Object.entries(route.responses).map(([status, schema]) => `${status}${schema === null ? '' : ` <code>${schema}</code>`}`)
  return `<details id="${id}"><summary><code><span class="verb">${route.method}</span>${escaped(route.path)}</code> ${prose(route.summary)}</summary>
${route.description === undefined ? '' : `<p>${prose(route.description)}</p>`}
${table('path', route.params)}${table('query', route.query, route.requiredQuery)}${table('header', route.headers)}
<p>Answers ${answers.join(', ')}. Problems: ${problems.join(', ')}.</p>
<pre>${escaped(curl(route))}</pre>
${route.body === undefined ? '' : `<details><summary>Schema of the body</summary><pre>${escaped(JSON.stringify(schemaOf(route.body), null, 2))}</pre></details>`}
</details>`
}

function table(where: string, parameters: Parameters | undefined, required: readonly string[] = []): string {
  if (parameters === undefined) return ''
  const rows = Object.entries(parameters).map(([name, {type, description, enum: values, default: fallback}]) => {
    const key = where === 'header' ? headerName(name) : name
    const notes = [
      required.includes(name) ? 'required' : '',
      values === undefined ? '' : values.join(' | '),
      fallback === undefined ? '' : `default ${String(fallback)}`,
    ]
    return `<tr><td>${where} <code>${escaped(key)}</code></td><td>${type}</td><td>${prose(description)} ${escaped(notes.filter((note) => note !== '').join('; '))}</td></tr>`
  })
  return `<table>${rows.join('')}</table>`
}

function curl(route: Route): string {
  const query = (route.requiredQuery ?? []).map((name) => `${name}=${name.toUpperCase()}`).join('&')
  const parts = [
    'curl -sS',
    route.media === 'text/event-stream' ? '-N' : '',
    route.method === 'GET' ? '' : `-X ${route.method}`,
    route.access === 'public' ? '' : '-H "Authorization: Bearer $MLSYSOPS_TOKEN"',
    route.body === undefined
      ? ''
      : route.isDescription === true
        ? '-H "Content-Type: application/yaml" --data-binary @description.yaml'
        : '-H "Content-Type: application/json" -d @body.json',
    `"$MLSYSOPS_API${route.path}${query === '' ? '' : `?${query}`}"`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** Text with `code` in it. */
function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)
}
