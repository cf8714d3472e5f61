import {DEEPEST} from './limits.js'
import type {Located, Path} from './located.js'
import type {Report} from './report.js'

/** JSON that came by the API: the same tree, without places in a text. `undefined` where it is nested too deep, which is reported. */
export function locateValue(value: unknown, report: Report): Located | undefined {
  const tooDeep: Path[] = []
  const walk = (at: unknown, path: Path, depth: number): Located => {
    if (depth > DEEPEST) {
      tooDeep.push(path)
      return {kind: 'scalar', value: null, written: '', span: undefined, path}
    }
    if (Array.isArray(at)) {
      return {kind: 'list', items: at.map((item, step) => walk(item, {parent: path, step}, depth + 1)), span: undefined, path}
    }
    if (typeof at === 'object' && at !== null) {
      const entries = Object.entries(at).map(([key, child]) => ({
        key,
        keySpan: undefined,
        value: walk(child, {parent: path, step: key}, depth + 1),
      }))
      return {kind: 'map', entries, span: undefined, path}
    }
    const scalar = typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? at : null
    return {kind: 'scalar', value: scalar, written: String(at), span: undefined, path}
  }
  const root = walk(value, undefined, 0)
  if (tooDeep.length === 0) return root
  report.add({
    severity: 'error',
    code: 'too-deep',
    span: undefined,
    path: undefined,
    message: `Values are nested more than ${DEEPEST} deep.`,
  })
  return undefined
}
