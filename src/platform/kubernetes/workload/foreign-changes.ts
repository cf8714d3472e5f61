import {isRecord} from '../../../support/json.js'
import type {LiveObject} from './live.js'
import {MARK} from './marks.js'
import {isSameQuantity} from './sizes.js'
import type {Wanted} from './workload.js'

/**
 * Fields that we wrote and that somebody else changed or took away since: `spec.replicas`. They are reported and not fought: what we write next brings them back.
 * Empty while something is under way, and for a template that was kept as an earlier description had it. Ask only where `nextStep` is done.
 */
export function foreignChanges(live: LiveObject, {object, isKept}: Wanted): readonly string[] {
  const {annotations = {}} = live.metadata
  if (annotations[MARK.applied] !== object.metadata.annotations[MARK.applied] || annotations[MARK.resizing] !== undefined) return []
  const isOurTemplate = !isKept && annotations[MARK.running] === object.metadata.annotations[MARK.running]
  const {metadata: _, ...body} = object
  return [...differences(body, live, '')].filter((path) => isOurTemplate || !path.startsWith('spec.template'))
}

function* differences(wanted: unknown, live: unknown, path: string): Iterable<string> {
  // The API server leaves out what is empty.
  if (isEmpty(wanted)) return
  if (Array.isArray(wanted)) {
    const found: readonly unknown[] = Array.isArray(live) ? live : []
    for (const [index, item] of wanted.entries()) yield* differences(item, counterpart(item, index, found), `${path}[${index}]`)
    if (found.length > wanted.length) yield `${path}[${wanted.length}]`
  } else if (isRecord(wanted)) {
    for (const [key, part] of Object.entries(wanted))
      yield* differences(part, isRecord(live) ? live[key] : undefined, path === '' ? key : `${path}.${key}`)
  } else if (!isSame(wanted, live)) yield path
}

/** Lists of named things are sets to the API server: another order is no change. */
function counterpart(item: unknown, index: number, found: readonly unknown[]): unknown {
  if (!isRecord(item) || item['name'] === undefined) return found[index]
  return found.find((one) => isRecord(one) && one['name'] === item['name'])
}

function isSame(wanted: unknown, live: unknown): boolean {
  return wanted === live || (typeof wanted === 'string' && typeof live === 'string' && isSameQuantity(wanted, live))
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
}
