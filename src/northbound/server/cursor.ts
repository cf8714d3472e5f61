import {requestInvalid} from './api-error.js'

/** A cursor is opaque to clients; `kind` keeps that of one list from being given to another. */
export function encodeCursor(kind: string, position: string): string {
  return Buffer.from(`${kind}:${position}`).toString('base64url')
}

/** Throws `request-invalid` where it is not one of ours. */
export function decodeCursor(kind: string, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString('utf8')
  const prefix = `${kind}:`
  if (text.startsWith(prefix) && encodeCursor(kind, text.slice(prefix.length)) === cursor) return text.slice(prefix.length)
  throw requestInvalid([
    {severity: 'error', code: 'cursor', pointer: '/query/cursor', message: 'query.cursor must be the `nextCursor` of an earlier page.'},
  ])
}
