import {basename, dirname, resolve} from 'node:path'
import {Args} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import type {Dto} from '../northbound/contract/dto.js'
import {checkArtifactSize, kindOf} from '../policy/artifact.js'
import {OperationalError} from '../support/errors.js'
import {readNamedBytes, readNamedFile} from '../support/files.js'
import {given} from '../support/given.js'
import {notFoundError} from '../support/not-found.js'
import {UsageError} from './errors.js'
import {bindPolicy} from './policy-binding.js'

export type PolicyDetails = Dto<'PolicyDetails'>
export type PolicyResult = Dto<'PolicyResult'>

export const policyArg = {policy: Args.string({required: true, description: 'a policy that was added'})}

/** `replacesBuiltIn`: it takes the place of one that comes with the product. */
export type AddedPolicy = PolicyResult & {readonly replacesBuiltIn: boolean}

export type AddOptions = {
  readonly layer?: 'continuum' | 'cluster' | 'node' | undefined
  readonly applications?: readonly string[] | undefined
  readonly labels?: readonly string[] | undefined
  readonly nodes?: readonly string[] | undefined
  readonly priority?: number | undefined
  /** A path, or a name on the PATH of the agents. */
  readonly python?: string | undefined
  readonly installPackages?: boolean
  /** `parameter=value`, of a built-in one. */
  readonly set?: readonly string[]
  readonly dryRun: boolean
  readonly signal: AbortSignal
}

/** Adds the policy of a file, or a new source of one; the dry run only has it loaded. */
export async function addPolicy(
  api: Api,
  file: string,
  {layer, applications, labels, nodes, priority, python, installPackages = false, set = [], dryRun, signal}: AddOptions,
): Promise<AddedPolicy> {
  const body = {
    ...(await submissionOf(file, set)),
    ...given({layer, applications, labels, nodes, priority, python: python === undefined ? undefined : interpreterOf(python)}),
    ...(installPackages ? {installPackages} : {}),
  }
  const timeoutMs = installPackages ? INSTALL_MS : LOAD_MS
  const running = await builtInRunning(api, signal)
  const result = await api.addPolicy({body, ...(dryRun ? {dryRun} : {})}, {signal, timeoutMs})
  return {...result, replacesBuiltIn: running.has(result.policy.name)}
}

/** Those that run and nobody added. One that was just removed is none, though its agents tell of it for some seconds more. */
async function builtInRunning(api: Api, signal: AbortSignal): Promise<ReadonlySet<string>> {
  const [loaded, catalogue] = await Promise.all([api.listPolicies(undefined, {signal}), api.listBuiltInPolicies(undefined, {signal})])
  const isBuiltIn = (policy: string): boolean => catalogue.items.some(({name}) => name === policy)
  return new Set(loaded.items.flatMap(({name, core, added}) => (added === undefined && (core || isBuiltIn(name)) ? [name] : [])))
}

/** A path is that of a file, wherever the agent was started. A link stays one: a virtual environment knows itself by it. */
export function interpreterOf(python: string): string {
  return /[/\\]/.test(python) ? resolve(python) : python
}

/** Longer than an agent lets a policy load, or its packages be installed: it says why, and not that it was slow. */
const LOAD_MS = 90_000
const INSTALL_MS = 1_200_000

type Submission = {
  readonly fileName: string
  readonly source: string
  readonly builtIn?: boolean
  readonly files?: readonly {readonly name: string; readonly base64: string}[]
}

/**
 * What is handed in of a policy: its text, and the model and contract that one in YAML names. What has the form of a name and no file's ending is a
 * built-in policy, with what is set of it.
 */
export async function submissionOf(file: string, set: readonly string[] = []): Promise<Submission> {
  const fileName = basename(file)
  if (NAME.test(file)) return {fileName: file, source: JSON.stringify(await parametersOf(file, set)), builtIn: true}
  if (set.length > 0) throw new UsageError(`--set is for built-in policies, and ${file} is a file.`)
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

const NAME = /^[a-z0-9-]+$/

/** What is set of a built-in policy. Rejects with all that is wrong with it, before anything is sent. */
async function parametersOf(policy: string, set: readonly string[]): Promise<{readonly [name: string]: number | string}> {
  const [{catalogueEntry}, {parameterProblems}] = await Promise.all([
    import('../policy/builtin/catalogue.js'),
    import('../policy/builtin/parameters.js'),
  ])
  const {parameters} = catalogueEntry(policy)
  const given = new Map<string, number | string>()
  const problems: string[] = []
  for (const one of set) {
    const [, name, value] = /^([A-Za-z]\w*)=(.*)$/s.exec(one) ?? []
    if (name === undefined || value === undefined) problems.push(`--set ${one}: it must be <parameter>=<value>`)
    else if (given.has(name)) problems.push(`--set ${one}: ${name} is set already`)
    else
      given.set(name, isNumeric(value) && typeof parameters.find((own) => own.name === name)?.default !== 'string' ? Number(value) : value)
  }
  problems.push(...parameterProblems(parameters, given).map(({parameter, text}) => `--set ${parameter}: ${text}`))
  if (problems.length === 0) return Object.fromEntries(given)
  const head = `${problems.length === 1 ? 'A parameter' : `${problems.length} parameters`} of ${policy} cannot be set so:`
  throw new UsageError([head, ...problems.map((problem) => `  ${problem}`)].join('\n'), {hints: [`mlsysops policy catalogue ${policy}`]})
}

function isNumeric(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

/** Stops a policy. A built-in one that runs from the beginning is taken into the library first: only what is there can be stopped. */
export async function disablePolicy(api: Api, policy: string, signal: AbortSignal): Promise<PolicyDetails> {
  const {items} = await api.listPolicies(undefined, {signal})
  if (items.some(({name, core}) => name === policy && core)) {
    throw new OperationalError(`${policy} is part of the core: it keeps the slice as it is described, and cannot be stopped.`, {
      code: 'policy-core',
      exit: 'precondition',
      hints: ['One of your own takes its place where it has its name: mlsysops policy add FILE'],
    })
  }
  if (items.some(({name, added}) => name === policy && added === undefined))
    await api.addPolicy({body: {fileName: policy, source: '', builtIn: true}}, {signal})
  return (await bindPolicy(api, policy, {enabled: false}, signal)).policy
}

export type BuiltInPolicies = Dto<'BuiltInPolicyList'>

/** The built-in policies that can be added, or the one of that name. */
export async function builtInPolicies(api: Api, name: string | undefined, signal: AbortSignal): Promise<BuiltInPolicies> {
  const all = await api.listBuiltInPolicies(undefined, {signal})
  if (name === undefined) return all
  const items = all.items.filter((one) => one.name === name)
  if (items.length > 0) return {items}
  const known = all.items.map((one) => one.name)
  throw notFoundError({what: 'built-in policy', name, known, list: 'mlsysops policy catalogue', code: 'policy-not-found'})
}
