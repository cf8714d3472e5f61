import type {Binding} from './binding.js'
import type {Layer} from './contract.js'
import type {HostedPolicy, PolicyEnvironment} from './hosted.js'

/** How a policy's file is run. */
export type PolicyKind = 'typescript' | 'javascript' | 'python'

/** A policy as a person added it: kept with the slice, and given to the agents of its layer. JSON. */
export type PolicyArtifact = {
  readonly name: string
  readonly layer: Layer
  readonly kind: PolicyKind
  /** Grows by one with each new source. */
  readonly number: number
  /** As its author has it. */
  readonly version: string
  readonly summary: string
  /** As it was named when it was added. */
  readonly fileName: string
  readonly source: string
  /** Of the source: `sha256:…`. */
  readonly digest: string
  /** Of a Python policy: the interpreter at its agents. Absent: as each agent is told (MLSYSOPS_PYTHON), or `python3`. */
  readonly python?: string
  /** Its packages are installed for it, into an environment of its own. */
  readonly installPackages?: boolean
  /** Of a Python policy: as it was found when it was added. */
  readonly environment?: PolicyEnvironment
  readonly binding: Binding
  readonly priority: number
  /** One that is not is kept, and runs nowhere. */
  readonly enabled: boolean
  readonly by: string
  /** When the source was added. */
  readonly addedMs: number
}

/** Starts what runs the source of an artifact. Rejects with `policy-invalid` where it is no policy. */
export type OpenPolicy = (artifact: PolicySource) => Promise<HostedPolicy>

/** What a policy's host needs of an artifact. Without a layer the source says which is its. */
export type PolicySource = Pick<PolicyArtifact, 'kind' | 'source' | 'digest' | 'fileName' | 'python' | 'installPackages'> & {
  readonly layer?: Layer | undefined
}

/** More is no policy but data. */
export const LONGEST_SOURCE = 131_072

/** By the ending of its name; undefined: none that we run. */
export function kindOf(fileName: string): PolicyKind | undefined {
  if (/\.m?ts$/.test(fileName)) return 'typescript'
  if (/\.m?js$/.test(fileName)) return 'javascript'
  return fileName.endsWith('.py') ? 'python' : undefined
}
