import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {OpenPolicy} from '../policy/artifact.js'
import type {Layer} from '../policy/contract.js'
import type {HostedPolicy} from '../policy/hosted.js'
import type {WorkerLimits} from '../policy/worker/host.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'

const PROGRAM = new URL('./policy-worker.js', import.meta.url)
const LIBRARY = fileURLToPath(new URL('../policy/author/index.js', import.meta.url))
const ENDING = {typescript: 'ts', javascript: 'mjs', python: 'py'} as const

/** Starts what runs a policy's source. Its file lies in `folder`, named by its digest, for its loader knows only files. */
export function openPolicies({
  folder,
  clock,
  program = PROGRAM,
  library = LIBRARY,
  limits = {},
  python = process.env['MLSYSOPS_PYTHON'] ?? 'python3',
}: {
  readonly folder: string
  readonly clock: Clock
  readonly program?: URL
  readonly library?: string
  readonly limits?: Partial<WorkerLimits>
  /** The interpreter of Python policies. */
  readonly python?: string
}): OpenPolicy {
  return async ({kind, source, digest, fileName, layer, python: own}) => {
    // While a worker is waited for, virtual time waits, too.
    const release = clock.hold()
    try {
      await mkdir(folder, {recursive: true, mode: 0o700})
      const hex = digest.slice('sha256:'.length)
      const path = join(folder, `${hex.slice(0, 24)}.${ENDING[kind]}`)
      await writeFile(path, source, {mode: 0o600})
      if (kind === 'python')
        return await openPython({path, fileName, layer, clock, stateVersion: Number.parseInt(hex.slice(0, 8), 16), python: own ?? python})
      const {startWorkerPolicy} = await import('../policy/worker/host.js')
      return await startWorkerPolicy({entry: pathToFileURL(path).href, program, library, clock, limits})
    } finally {
      release()
    }
  }
}

async function openPython({
  fileName,
  layer,
  ...options
}: {
  readonly path: string
  readonly stateVersion: number
  readonly fileName: string
  readonly layer: Layer | undefined
  readonly clock: Clock
  readonly python: string
}): Promise<HostedPolicy> {
  const [{pythonFileName}, {startPythonPolicy}] = await Promise.all([
    import('../policy/python/name.js'),
    import('../policy/python/host.js'),
  ])
  const named = pythonFileName(fileName)
  if (named === undefined)
    throw new OperationalError(`${fileName} is no name of a policy.`, {
      code: 'policy-invalid',
      exit: 'invalid',
      hints: ['A policy in Python is called policy-NAME.py.'],
    })
  return await startPythonPolicy({...options, name: named.name, layer: layer ?? named.layer})
}
