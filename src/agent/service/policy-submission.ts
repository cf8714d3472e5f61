import {MECHANISMS} from '../../mechanism/contract.js'
import {artifactDigest, checkArtifactSize, kindOf, type OpenPolicy, type PolicyArtifact, policyFile} from '../../policy/artifact.js'
import type {Binding} from '../../policy/binding.js'
import type {Layer, PolicyDescriptor} from '../../policy/contract.js'
import {OperationalError} from '../../support/errors.js'
import {given} from '../../support/given.js'
import {LONGEST_SOURCE} from '../../support/hosting/source-code.js'

/** What a person hands in. */
export type PolicySubmission = {
  readonly fileName: string
  readonly source: string
  /** `fileName` is the name of a built-in policy, and `source` what is set of it (JSON). */
  readonly builtIn?: boolean
  /** What it needs beside its source: a model, its contract. */
  readonly files?: readonly {readonly name: string; readonly base64: string}[]
  /** Absent: as its definition says. */
  readonly layer?: Layer
  /** Of a Python policy: the interpreter at the agents, and whether its packages are installed for it. */
  readonly python?: string
  readonly installPackages?: boolean
  readonly binding?: Binding
  readonly priority?: number
}

export type SubmissionPorts = {
  readonly open: OpenPolicy
  /** Whether a person added a mechanism of that name. */
  readonly isAddedMechanism: (name: string) => boolean
  /** The one of that name which runs now. */
  readonly known: (name: string) => PolicyArtifact | undefined
}

/** What an artifact is made of that does not depend on which others there are. */
export type Described = Pick<PolicyArtifact, 'kind' | 'fileName' | 'source' | 'digest' | 'files' | 'environment'> & {
  readonly own: Pick<PolicyArtifact, 'python' | 'installPackages'>
  readonly descriptor: PolicyDescriptor
}

/** What a policy of a node may not name: Python's plans are translated, and judged one by one. */
const OF_WORKLOADS: ReadonlySet<string> = new Set(Object.values(MECHANISMS))

/** Loads what was handed in to see what it is, and ends it again. Rejects with `policy-invalid` where it is no policy, or none that its layer can run. */
export async function describeSubmission(submission: PolicySubmission, ports: SubmissionPorts): Promise<Described> {
  const {fileName, layer, python, installPackages} = submission
  const source = submission.builtIn === true ? setOnTop(ports.known(fileName), submission.source) : submission.source
  const kind = submission.builtIn === true ? 'built-in' : kindOf(fileName)
  if (kind === undefined)
    throw invalid(`${fileName} is no policy by its name.`, [
      'A policy is one file: TypeScript (.ts), JavaScript (.js, .mjs), Python (.py) or, for one that asks a model, YAML (.yaml).',
    ])
  if (source.length > LONGEST_SOURCE) throw invalid(`It has ${source.length} characters, and ${LONGEST_SOURCE} may be.`, [])
  if (kind !== 'model' && submission.files !== undefined && submission.files.length > 0)
    throw invalid(`${fileName} is one file: others belong only to a policy that asks a model (.yaml).`, [])
  const all = (submission.files ?? []).map(({name, base64}) => policyFile(name, base64))
  checkArtifactSize(source, all)
  const digest = artifactDigest(source, all)
  const files = all.length === 0 ? undefined : all
  const own = kind === 'python' ? given({python, installPackages}) : {}
  const hosted = await ports.open({kind, source, ...given({files}), digest, fileName, layer, ...own})
  await hosted.close()
  const {descriptor, environment} = hosted
  checkLayer(descriptor, layer ?? descriptor.layer, submission.binding, ports)
  return {kind, fileName, source, digest, own, descriptor, ...given({files, environment})}
}

function checkLayer({name, mechanisms}: PolicyDescriptor, layer: Layer, binding: Binding | undefined, ports: SubmissionPorts): void {
  if (layer !== 'node') {
    if (binding?.nodes === undefined) return
    throw invalid(`${name} is a policy of the layer ${layer}: only one of the layer node is bound to nodes.`, [
      'Without --node it is for all; --layer node has it run in the agents of nodes.',
    ])
  }
  const foreign = mechanisms.filter((one) => OF_WORKLOADS.has(one))
  if (foreign.length > 0)
    throw invalid(`${name} is a policy of the layer node, whose agents set only their machine: it may not name ${foreign.join(', ')}.`, [
      'What is about workloads runs in the cluster’s agent: mlsysops policy add FILE --layer cluster',
      "Its definition says what it may turn: mechanisms: ['cpu-frequency']",
    ])
  const peoples = mechanisms.filter(ports.isAddedMechanism)
  if (peoples.length > 0)
    throw invalid(
      `${name} is a policy of the layer node, whose agents carry out no mechanism that a person added: it may not name ${peoples.join(', ')}.`,
      ['The cluster’s agent carries it out, and may speak to the node: mlsysops policy add FILE --layer cluster'],
    )
}

/** What was set of a built-in policy before stays set. */
function setOnTop(before: PolicyArtifact | undefined, source: string): string {
  const kept = before?.kind === 'built-in' ? settingIn(before.source) : {}
  return JSON.stringify({...kept, ...settingIn(source)})
}

/** JSON of names and values; what it may be is asked of the policy. */
function settingIn(source: string): object {
  const value: unknown = source === '' ? {} : JSON.parse(source)
  return typeof value === 'object' && value !== null ? value : {}
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
