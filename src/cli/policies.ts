import {basename, dirname, resolve} from 'node:path'
import {Args} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {checkArtifactSize, kindOf} from '../policy/artifact.js'
import {OperationalError} from '../support/errors.js'
import {readNamedBytes, readNamedFile} from '../support/files.js'
import {given} from '../support/given.js'

export type PolicyDetails = Dto<'PolicyDetails'>
export type PolicyResult = Dto<'PolicyResult'>

export const policyArg = {policy: Args.string({required: true, description: 'a policy that was added'})}

/** `replacesBuiltIn`: it takes the place of one that comes with the product. */
export type AddedPolicy = PolicyResult & {readonly replacesBuiltIn: boolean}

export type AddOptions = {
  readonly layer?: 'continuum' | 'cluster' | 'node' | undefined
  readonly applications?: readonly string[] | undefined
  readonly priority?: number | undefined
  /** A path, or a name on the PATH of the agents. */
  readonly python?: string | undefined
  readonly installPackages?: boolean
  readonly dryRun: boolean
  readonly signal: AbortSignal
}

/** Adds the policy of a file, or a new source of one; the dry run only has it loaded. */
export async function addPolicy(
  api: Api,
  file: string,
  {layer, applications, priority, python, installPackages = false, dryRun, signal}: AddOptions,
): Promise<AddedPolicy> {
  const body = {
    ...(await submissionOf(file)),
    ...given({layer, applications, priority, python: python === undefined ? undefined : interpreterOf(python)}),
    ...(installPackages ? {installPackages} : {}),
  }
  const timeoutMs = installPackages ? INSTALL_MS : LOAD_MS
  const {items} = await api.listPolicies(undefined, {signal})
  const result = await api.addPolicy({body, ...(dryRun ? {dryRun} : {})}, {signal, timeoutMs})
  return {...result, replacesBuiltIn: items.some(({name, added}) => name === result.policy.name && added === undefined)}
}

/** A path is that of a file, wherever the agent was started. A link stays one: a virtual environment knows itself by it. */
export function interpreterOf(python: string): string {
  return /[/\\]/.test(python) ? resolve(python) : python
}

/** Longer than an agent lets a policy load, or its packages be installed: it says why, and not that it was slow. */
const LOAD_MS = 90_000
const INSTALL_MS = 1_200_000

export type BindChange = {
  readonly add?: readonly string[]
  readonly drop?: readonly string[]
  readonly every?: boolean
  readonly priority?: number | undefined
  readonly enabled?: boolean
}

/** Changes for which applications it is, how much it weighs, or whether it runs; the rest stays. */
export async function bindPolicy(api: Api, policy: string, change: BindChange, signal: AbortSignal): Promise<PolicyDetails> {
  const {added} = await api.getPolicy({policy}, {signal})
  const applications = boundTo(added.applications, change)
  const {priority = added.priority, enabled = added.enabled} = change
  return api.bindPolicy({policy, body: {...given({applications}), priority, enabled}}, {signal})
}

function boundTo(before: readonly string[] | undefined, {add = [], drop = [], every = false}: BindChange): readonly string[] | undefined {
  if (every) return undefined
  if (add.length > 0) return [...new Set([...(before ?? []), ...add])]
  if (drop.length === 0) return before
  if (before === undefined) {
    throw new OperationalError('It is for every application: one cannot be left out.', {
      code: 'policy-for-every-application',
      exit: 'precondition',
      hints: ['Name those that it is for: mlsysops policy bind POLICY APPLICATION…', 'or stop it: mlsysops policy disable POLICY'],
    })
  }
  return before.filter((one) => !drop.includes(one))
}

type Submission = {
  readonly fileName: string
  readonly source: string
  readonly files?: readonly {readonly name: string; readonly base64: string}[]
}

/** What is handed in of a policy: its text, and the model and contract that one in YAML names. */
export async function submissionOf(file: string): Promise<Submission> {
  const fileName = basename(file)
  const source = await readNamedFile(file, ['mlsysops policy init NAME writes one to begin with.'])
  if (kindOf(fileName) !== 'model') return {fileName, source}
  const {modelPolicyOf} = await import('../policy/model/read.js')
  const {model, contract} = modelPolicyOf(source, file)
  const files = await Promise.all(
    [model, contract].map(async (name) => {
      const content = await readNamedBytes(resolve(dirname(file), name), [
        `${file} names it.`,
        'mlsysops lab train makes a model and its contract.',
      ])
      return {name: basename(name), base64: content.toString('base64')}
    }),
  )
  checkArtifactSize(source, files)
  return {fileName, source, files}
}
