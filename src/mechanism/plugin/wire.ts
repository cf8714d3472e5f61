import type {WorkerSays} from '../../support/hosting/worker.js'
import type {JsonObject} from '../../support/json.js'
import type {PluginDescriptor} from './descriptor.js'
import type {PluginMethod} from './process.js'

/** What goes between an agent's thread and a mechanism's worker. */
export type ToPlugin =
  | {readonly kind: PluginMethod; readonly call: number; readonly params: JsonObject}
  | {readonly kind: 'abort'; readonly call: number; readonly reason: string}

export type FromPlugin = WorkerSays<PluginDescriptor>

/** The URL of the file that the worker loads, the name that its author gave it, and what `import … from 'mlsysops'` gives to it. */
export type PluginStart = {readonly entry: string; readonly fileName: string; readonly library: string}
