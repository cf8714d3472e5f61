import {createHash} from 'node:crypto'

/** `sha256:…`, of a model or of what it was made from. */
export function digestOf(content: Uint8Array | string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
