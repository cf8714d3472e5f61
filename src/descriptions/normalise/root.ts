import {suggest} from '../../support/suggest.js'
import {KINDS, type Kind, ROOT_KEYS} from '../kinds.js'
import {clip, entryOf, type Located, type LocatedEntry, type LocatedMap, nameOf, textOf} from '../source/located.js'
import {at, atKey, type Report} from '../source/report.js'

export type Rooted = {readonly kind: Kind; readonly content: Located; readonly root: LocatedEntry}

/** What a custom resource carries beside its content. */
const ENVELOPE = new Set(['apiVersion', 'kind', 'metadata', 'status', 'spec'])

/**
 * Which kind of description each of a document's root keys holds. Older root keys and Kubernetes custom resources are accepted and warned
 * about; anything else is an error.
 */
export function rootsOf(document: Located, report: Report): readonly Rooted[] {
  if (document.kind !== 'map') {
    report.add({
      severity: 'error',
      code: 'not-a-description',
      ...at(document),
      message: `A description is a map with a root key such as MLSysOpsApp, this is ${nameOf(document)}.`,
    })
    return []
  }
  if (document.entries.length === 0)
    report.add({severity: 'error', code: 'no-description', ...at(document), message: 'There is no description in it.'})
  const resource = customResource(document, report)
  if (resource !== undefined) return [resource]
  return document.entries.flatMap((entry) => {
    const kind = KINDS.find(({rootKey, oldRootKeys}) => rootKey === entry.key || oldRootKeys.includes(entry.key))
    if (kind === undefined) return unknownRoot(entry, report)
    if (kind.rootKey !== entry.key) {
      report.add({
        severity: 'warning',
        code: 'old-root',
        ...atKey(entry),
        message: `"${entry.key}" is an older root key.`,
        suggestion: `Write "${kind.rootKey}".`,
      })
    }
    return [{kind, content: entry.value, root: {...entry, key: kind.rootKey}}]
  })
}

function unknownRoot(entry: LocatedEntry, report: Report): readonly Rooted[] {
  const meant = meantRoot(entry.key)
  const suggestion = meant === undefined ? `Known are ${ROOT_KEYS.join(', ')}.` : `Did you mean "${meant}"?`
  report.add({
    severity: 'error',
    code: 'unknown-root',
    ...atKey(entry),
    message: `"${clip(entry.key)}" is not a kind of description.`,
    suggestion,
  })
  return []
}

/** By the whole name, by an older one, or by what follows `MLSysOps`. */
function meantRoot(key: string): string | undefined {
  const names = new Map(
    KINDS.flatMap(({rootKey, oldRootKeys}) =>
      [rootKey, rootKey.replace('MLSysOps', ''), ...oldRootKeys].map((name) => [name, rootKey] as const),
    ),
  )
  const near = suggest(key, names.keys()) ?? suggest(key.replace(/^MLSysOps/i, ''), names.keys())
  return near === undefined ? undefined : names.get(near)
}

/** `apiVersion: mlsysops.eu/v1`, `kind: MLSysOpsApp`, the name under `metadata`, the content beside them or under `spec`. */
function customResource(document: LocatedMap, report: Report): Rooted | undefined {
  const kindEntry = entryOf(document, 'kind')
  if (kindEntry === undefined || entryOf(document, 'apiVersion') === undefined) return undefined
  const written = textOf(kindEntry.value)
  const kind = KINDS.find(({rootKey, oldRootKeys}) => written !== undefined && (rootKey === written || oldRootKeys.includes(written)))
  if (kind === undefined) return undefined
  const spec = entryOf(document, 'spec')?.value
  const body = spec?.kind === 'map' ? spec.entries : document.entries.filter(({key}) => !ENVELOPE.has(key))
  const name = entryOf(entryOf(document, 'metadata')?.value, 'name')
  const isNamed = name === undefined || body.some(({key}) => key === kind.nameKey || key === 'name')
  const entries = isNamed ? body : [{...name, key: kind.nameKey}, ...body]
  report.add({
    severity: 'warning',
    code: 'custom-resource',
    ...at(kindEntry.value),
    message: 'This is a Kubernetes custom resource; its content is taken as the description.',
    suggestion: `Put it under "${kind.rootKey}:".`,
  })
  const content: Located = {kind: 'map', entries, span: document.span, path: document.path}
  return {kind, content, root: {key: kind.rootKey, keySpan: kindEntry.value.span, value: content}}
}
