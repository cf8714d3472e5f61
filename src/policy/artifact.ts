import {digestOf} from '../support/digest.js'
import {OperationalError} from '../support/errors.js'
import {codeKindOf} from '../support/hosting/source-code.js'
import type {Binding} from './binding.js'
import type {Layer} from './contract.js'
import type {HostedPolicy, PolicyEnvironment} from './hosted.js'

/** How a policy's file is run. */
export type PolicyKind = 'typescript' | 'javascript' | 'python' | 'model' | 'built-in'

/** What is handed in beside the policy's own file: a model, its contract. */
export type PolicyFile = {
  /** Without folders. */
  readonly name: string
  /** Of the content: `sha256:…`. */
  readonly digest: string
  readonly base64: string
}

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
  /** Of a built-in one: what is set of it, as JSON. */
  readonly source: string
  /** What it needs beside its source; absent: nothing. */
  readonly files?: readonly PolicyFile[]
  /** Of the source, and of its files: `sha256:…`. */
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
export type PolicySource = Pick<PolicyArtifact, 'kind' | 'source' | 'files' | 'digest' | 'fileName' | 'python' | 'installPackages'> & {
  readonly layer?: Layer | undefined
}

/** A policy goes to agents in one message of the fabric, which may have 1 MiB, and lies with the platform as one object. */
const LARGEST_ARTIFACT_BYTES = 1_000_000

/** By the ending of its name; undefined: none that we run. */
export function kindOf(fileName: string): PolicyKind | undefined {
  if (/\.ya?ml$/.test(fileName)) return 'model'
  return fileName.endsWith('.py') ? 'python' : codeKindOf(fileName)
}

/** Of a source and what belongs to it: another file is another policy. */
export function artifactDigest(source: string, files: readonly PolicyFile[]): string {
  return digestOf([source, ...files.map(({name, digest}) => `\n${name} ${digest}`)].join(''))
}

export function policyFile(name: string, base64: string): PolicyFile {
  return {name, base64, digest: digestOf(Buffer.from(base64, 'base64'))}
}

/** Told before it is loaded: what cannot be brought to the agents is of no use. */
export function checkArtifactSize(source: string, files: readonly {readonly base64: string}[]): void {
  const sizeBytes = Buffer.byteLength(JSON.stringify({source, files}))
  if (sizeBytes <= LARGEST_ARTIFACT_BYTES) return
  throw invalid(
    `It is too large to be brought to agents: ${sizeBytes} bytes with all that belongs to it, and ${LARGEST_ARTIFACT_BYTES} may be.`,
    [
      'A model takes four thirds of its size on the way: keep it below 700 kB.',
      'Fewer or shallower trees: the hold-out error says what that costs.',
    ],
  )
}

/** What lies in a file that came with a policy. Rejects where it is not there, and where it is not what was added. */
export function contentOfFile(files: readonly PolicyFile[], name: string, policy: string): Uint8Array {
  const file = files.find((one) => one.name === name)
  if (file === undefined) {
    const others = files.length === 0 ? 'Nothing came with it.' : `With it came: ${files.map((one) => one.name).join(', ')}.`
    throw invalid(`${policy} needs ${name}, which did not come with it. ${others}`)
  }
  const content = Buffer.from(file.base64, 'base64')
  if (digestOf(content) !== file.digest) throw invalid(`${name} of ${policy} is not what was added: its digest is not ${file.digest}.`)
  return new Uint8Array(content)
}

const SENT = ['`mlsysops policy add` sends a model and its contract with the policy that names them.']

function invalid(message: string, hints: readonly string[] = SENT): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
