import type {Adjustments} from '../matching/adjustments.js'
import type {Adjustment, ComponentRef, Note, NoteStore, Outcome} from '../platform/contract/index.js'

/** Where a cluster keeps what its policies want of components beyond their descriptions: one note a component, `adjustments/<application>/<component>`. */
export const ADJUSTMENTS = 'adjustments/'

/** A component's note. Of another application of that name, told by its uid, nothing holds. */
export type AdjustmentNote = {readonly ref: ComponentRef; readonly uid: string; readonly adjustments: Adjustments}

/** `undefined`: it is none of ours. */
export function readAdjustments({key, value}: Pick<Note, 'key' | 'value'>): AdjustmentNote | undefined {
  const [application, component, ...rest] = key.startsWith(ADJUSTMENTS) ? key.slice(ADJUSTMENTS.length).split('/') : []
  if (application === undefined || component === undefined || rest.length > 0 || !isKept(value)) return undefined
  return {ref: {application, component}, uid: value.uid, adjustments: value.adjustments}
}

export function adjustmentKey({application, component}: ComponentRef): string {
  return `${ADJUSTMENTS}${application}/${component}`
}

/** Writes what shall hold, where nobody was faster since `expected`. Nothing: the note goes. */
export async function writeAdjustments(
  notes: NoteStore,
  {ref, uid, adjustments}: AdjustmentNote,
  expected: Note['revision'] | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  const key = adjustmentKey(ref)
  if (adjustments.length > 0) return await notes.put(key, {uid, adjustments}, expected, signal)
  const now = await notes.get(key, signal)
  if (now?.revision !== expected) return {kind: 'stale'}
  return await notes.delete(key, signal)
}

function isKept(value: unknown): value is {readonly uid: string; readonly adjustments: Adjustments} {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uid' in value &&
    typeof value.uid === 'string' &&
    'adjustments' in value &&
    Array.isArray(value.adjustments) &&
    value.adjustments.every(isAdjustment)
  )
}

/** What is kept was of this shape when it was written; that it is one of ours is all that is asked. */
function isAdjustment(value: unknown): value is Adjustment {
  if (typeof value !== 'object' || value === null) return false
  const texts = ['component', 'policy', 'decision'] as const
  return texts.every((key) => key in value && typeof Reflect.get(value, key) === 'string') && 'wish' in value && 'described' in value
}
