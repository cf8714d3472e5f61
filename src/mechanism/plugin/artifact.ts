import {codeKindOf} from '../../support/hosting/source-code.js'
import type {PluginDescriptor} from './descriptor.js'
import type {HostedMechanism} from './hosted.js'

/** How a mechanism's file is run. */
export type MechanismKind = 'typescript' | 'javascript' | 'executable'

/** A mechanism as a person added it: kept with the slice, and given to the agents of its layer. JSON. */
export type MechanismArtifact = {
  readonly name: string
  readonly layer: PluginDescriptor['layer']
  readonly kind: MechanismKind
  /** Grows by one with each new source. */
  readonly number: number
  /** As its author has it. */
  readonly version: string
  readonly summary: string
  /** As it was told when it was added: shown also where no agent runs it. */
  readonly descriptor: PluginDescriptor
  /** As it was named when it was added. */
  readonly fileName: string
  readonly source: string
  /** Of the source: `sha256:…`. */
  readonly digest: string
  readonly by: string
  /** When the source was added. */
  readonly addedMs: number
}

export type MechanismSource = Pick<MechanismArtifact, 'kind' | 'source' | 'digest' | 'fileName'>

/** What runs mechanisms of people in an agent. */
export interface MechanismOpener {
  /** What it is: a module is loaded for it and ended again, a program only where it would run here. Rejects with `mechanism-invalid` where it is none. */
  describe(source: MechanismSource): Promise<PluginDescriptor>
  /** Starts what runs it. Rejects as `describe` does, and with `executables-not-allowed`. */
  open(source: MechanismSource): Promise<HostedMechanism>
}

/** By the ending of its name; undefined: none that we run. */
export function mechanismKindOf(fileName: string): MechanismKind | undefined {
  return /\.ya?ml$/.test(fileName) ? 'executable' : codeKindOf(fileName)
}
