import type {Logger} from '../../../support/logger.js'
import type {ClusterCaches} from './caches.js'
import {conflictsOf} from './node-state.js'

/** Says once what a person wrote of a node otherwise than its machine has it. */
export function reportConflicts(caches: ClusterCaches, namespace: string, log: Logger): void {
  const told = new Map<string, string>()
  const look = (name: string): void => {
    const [node, described] = [caches.nodes.get(name), caches.descriptions.get(`${namespace}/${name}`)]
    const conflicts = node === undefined || described === undefined ? [] : conflictsOf(node, described)
    const text = conflicts.map(({message}) => message).join(' ')
    if (text === (told.get(name) ?? '')) return
    if (text === '') told.delete(name)
    else {
      told.set(name, text)
      log.warn({node: name, conflicts}, 'a node is not as it is described; its machine is believed')
    }
  }
  caches.nodes.subscribe({changed: (before, after) => look((after ?? before)?.metadata.name ?? '')})
  caches.descriptions.subscribe({changed: (before, after) => look((after ?? before)?.metadata.name ?? '')})
}
