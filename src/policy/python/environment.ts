import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {OperationalError} from '../../support/errors.js'
import type {Shell} from '../../support/process/shell.js'
import type {PolicyPackage} from '../hosted.js'

export type EnvironmentRequest = {
  /** The interpreter on which it is made. */
  readonly python: string
  /** As pip names them. */
  readonly requirements: readonly string[]
  /** Of the policy: its environments lie here. */
  readonly folder: string
  readonly shell: Shell
  readonly say: (line: string) => void
  readonly signal: AbortSignal
}

const PACKAGES = fileURLToPath(new URL('./runner/mlsysops_runner/packages.py', import.meta.url))
const LOOK_MS = 30_000
const CREATE_MS = 120_000
/** A package that is built from source takes minutes. */
const INSTALL_MS = 900_000
/** Written last: an environment without it was left halfway. */
const READY = 'mlsysops-ready'

/** What a policy's file says that it needs, before anything of it runs, and what of it the interpreter has. Rejects with `policy-invalid`. */
export async function packagesOf(file: string, {python, shell, signal}: Pick<EnvironmentRequest, 'python' | 'shell' | 'signal'>) {
  const {stdout} = await told('its packages cannot be read', () => shell.run(python, ['-I', PACKAGES, file], {signal, timeoutMs: LOOK_MS}))
  // What our own program writes.
  return JSON.parse(stdout) as readonly PolicyPackage[]
}

/**
 * A virtual environment of a policy's own, above the packages of its interpreter, with what it needs; the path of its interpreter. One that is there
 * already is used. Rejects with `policy-invalid` where it cannot be made: pip's own words are in the message.
 */
export async function policyEnvironment({python, requirements, folder, shell, say, signal}: EnvironmentRequest): Promise<string> {
  const wanted = [...new Set(requirements)].toSorted()
  const base = await shell.find(python)
  const digest = createHash('sha256')
    .update(JSON.stringify([base, wanted]))
    .digest('hex')
    .slice(0, 16)
  const path = join(folder, digest)
  const own = process.platform === 'win32' ? join(path, 'Scripts', 'python.exe') : join(path, 'bin', 'python')
  if (existsSync(join(path, READY))) return own
  const words = wanted.join(', ')
  say(`making an environment with ${words}`)
  await told('its environment cannot be made', async () => {
    await shell.run(base, ['-m', 'venv', '--clear', path], {signal, timeoutMs: CREATE_MS})
    await inherit(base, own, {shell, signal})
  })
  const args = ['-m', 'pip', 'install', '--no-input', '--disable-pip-version-check', '--progress-bar', 'off', '--', ...wanted]
  await told(`${words} cannot be installed`, () => shell.run(own, args, {signal, timeoutMs: INSTALL_MS, onLine: say}))
  await writeFile(join(path, READY), `${wanted.join('\n')}\n`)
  return own
}

/** What the interpreter has (also where it is a virtual environment itself) is there, too. */
async function inherit(base: string, own: string, {shell, signal}: Pick<EnvironmentRequest, 'shell' | 'signal'>): Promise<void> {
  const options = {signal, timeoutMs: LOOK_MS}
  const [above, below] = await Promise.all([base, own].map((one) => shell.run(one, ['-I', PACKAGES], options)))
  // What our own program writes.
  const [into] = JSON.parse(below?.stdout ?? '[]') as readonly string[]
  const from = JSON.parse(above?.stdout ?? '[]') as readonly string[]
  if (into !== undefined) await writeFile(join(into, 'mlsysops-base.pth'), `${from.join('\n')}\n`)
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code === 'tool-missing') throw error
    const details = error.details
    throw new OperationalError(`It is no policy that can run: ${what}: ${error.message}`, {
      code: 'policy-invalid',
      exit: 'invalid',
      details,
      cause: error,
    })
  }
}
