import {join} from 'node:path'
import type {Layer} from '../policy/contract.js'
import type {HostedPolicy, PolicyPackage} from '../policy/hosted.js'
import {packagesOf, policyEnvironment} from '../policy/python/environment.js'
import {startPythonPolicy} from '../policy/python/host.js'
import type {PythonLimits} from '../policy/python/interpreter.js'
import {pythonFileName} from '../policy/python/name.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'
import {createShell} from '../support/process/shell.js'
import {NEVER} from '../support/waiting.js'

export type PythonPolicyRequest = {
  readonly path: string
  readonly fileName: string
  readonly layer: Layer | undefined
  readonly clock: Clock
  readonly stateVersion: number
  readonly python: string
  readonly installPackages: boolean
  /** Environments of policies lie here. */
  readonly folder: string
  readonly say: (line: string) => void
  readonly limits: Partial<PythonLimits>
}

/** Starts a policy in Python. What it needs is installed before, where a person said so, and nowhere else. */
export async function openPython({fileName, layer, installPackages, folder, say, ...request}: PythonPolicyRequest): Promise<HostedPolicy> {
  const named = pythonFileName(fileName)
  if (named === undefined) throw invalid(`${fileName} is no name of a policy.`, ['A policy in Python is called policy-NAME.py.'])
  const options = {...request, name: named.name, layer: layer ?? named.layer}
  try {
    if (!installPackages) return await startPythonPolicy(options)
    const {path, python} = request
    const ground = {python, folder: join(folder, 'environments'), shell: createShell(), say, signal: NEVER}
    const start = async (requirements: readonly string[]) =>
      startPythonPolicy({...options, python: requirements.length === 0 ? python : await policyEnvironment({...ground, requirements})})
    const written = missing(await packagesOf(path, ground))
    const policy = await start(written)
    // What it computes is known only now that it runs.
    const computed = missing(policy.environment?.packages ?? [])
    if (computed.length === 0) return policy
    await policy.close()
    return await start([...written, ...computed])
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'tool-missing') throw error
    throw invalid(`It is no policy that can run: ${error.message}`, [
      'Python 3.8 or later runs it: --python names another interpreter, on the machine (or in the image) of the agents.',
    ])
  }
}

function missing(packages: readonly PolicyPackage[]): readonly string[] {
  return packages.flatMap(({requirement, installed}) => (installed === undefined ? [requirement] : []))
}

function invalid(message: string, hints: readonly string[]): OperationalError {
  return new OperationalError(message, {code: 'policy-invalid', exit: 'invalid', hints})
}
