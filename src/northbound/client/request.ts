import {headerName, type Route} from '../contract/route.js'

/** Path parameters, query, headers and `body` side by side, as the API's methods take them. */
export type CallInput = {readonly [name: string]: unknown}

export type OutgoingRequest = {
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly headers: {readonly [name: string]: string}
  readonly body?: string
}

/** What goes over the wire for a call. Throws a `TypeError` where the input does not fit the route: the types forbid it. */
export function requestOf(
  route: Route,
  input: CallInput,
  who: {readonly token: string | undefined; readonly by: string | undefined},
): OutgoingRequest {
  const values = new Map(Object.entries(input).filter(([, value]) => value !== undefined))
  const take = (name: string): unknown => {
    const value = values.get(name)
    values.delete(name)
    return value
  }
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(text(name, take(name))))
  const query = new URLSearchParams()
  for (const name of Object.keys(route.query ?? {})) {
    const value = take(name)
    if (value !== undefined) query.set(name, text(name, value))
  }
  const headers: {[name: string]: string} = {accept: 'application/json'}
  if (who.token !== undefined) headers['authorization'] = `Bearer ${who.token}`
  for (const name of Object.keys(route.headers ?? {})) {
    const value = take(name) ?? (name === 'mlsysopsBy' ? who.by : undefined)
    if (value !== undefined) headers[headerName(name)] = name === 'mlsysopsBy' ? percentEncoded(text(name, value)) : text(name, value)
  }
  const sent = route.body === undefined ? undefined : take('body')
  if (values.size > 0) throw new TypeError(`${route.method} ${route.path} has no ${[...values.keys()].join(', ')}.`)
  const target = query.size === 0 ? path : `${path}?${query.toString()}`
  if (sent === undefined) return {method: route.method, path: target, headers}
  const isText = typeof sent === 'string' && route.isDescription === true
  headers['content-type'] = isText ? 'application/yaml' : 'application/json'
  return {method: route.method, path: target, headers, body: isText ? sent : JSON.stringify(sent)}
}

function text(name: string, value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new TypeError(`${name} must be a text, a number or a boolean.`)
}

/** Names of people may hold letters that a header cannot carry. */
function percentEncoded(value: string): string {
  return value.toWellFormed().replace(/[^\x20-\x7e]|%/gu, (letter) => encodeURIComponent(letter))
}
