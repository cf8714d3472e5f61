import {mkdir, writeFile} from 'node:fs/promises'
import {basename, join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {contentOfFile, type OpenPolicy, type PolicyFile} from '../policy/artifact.js'
import type {HostedPolicy} from '../policy/hosted.js'
import type {WorkerLimits} from '../policy/worker/host.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'

const PROGRAM = new URL('./policy-worker.js', import.meta.url)
const LIBRARY = fileURLToPath(new URL('../policy/author/index.js', import.meta.url))
const ENDING = {typescript: 'ts', javascript: 'mjs', python: 'py', model: 'yaml'} as const

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
  return async ({kind, source, digest, fileName, layer, files = []}) => {
    // While a worker is waited for, virtual time waits, too.
    const release = clock.hold()
    try {
      if (kind === 'model') return await openModelPolicy({source, fileName, files, program, clock, limits})
      await mkdir(folder, {recursive: true, mode: 0o700})
      const path = join(folder, `${digest.slice('sha256:'.length, 'sha256:'.length + 24)}.${ENDING[kind]}`)
      await writeFile(path, source, {mode: 0o600})
      if (kind === 'python') return await openPython({path, fileName, layer, clock, python})
      const {startWorkerPolicy} = await import('../policy/worker/host.js')
      return await startWorkerPolicy({start: {entry: pathToFileURL(path).href, library}, program, clock, limits})
    } finally {
      release()
    }
  }
}

/** Nothing of it lies on the disk: its worker is given what was handed in, once it is sure that it is that. */
async function openModelPolicy({
  source,
  fileName,
  files,
  ...options
}: {
  readonly source: string
  readonly fileName: string
  readonly files: readonly PolicyFile[]
  readonly program: URL
  readonly clock: Clock
  readonly limits: Partial<WorkerLimits>
}): Promise<HostedPolicy> {
  const [{modelPolicyOf}, {withFallback}, {startWorkerPolicy}] = await Promise.all([
    import('../policy/model/read.js'),
    import('../policy/model/host.js'),
    import('../policy/worker/host.js'),
  ])
  const spec = modelPolicyOf(source, fileName)
  const contentOf = (name: string): Uint8Array => contentOfFile(files, name, fileName)
  const contractName = basename(spec.contract)
  const model = contentOf(basename(spec.model))
  const contract = Buffer.from(contentOf(contractName)).toString('utf8')
  const start = {model: {fileName, source, contractName, contract, model}}
  return withFallback(await startWorkerPolicy({start, ...options}), spec)
}

async function openPython({
  fileName,
  layer,
  ...options
}: {
  readonly path: string
  readonly fileName: string
  readonly layer: string
  readonly clock: Clock
  readonly python: string
}): Promise<HostedPolicy> {
  const {pythonPolicyName, startPythonPolicy} = await import('../policy/python/host.js')
  const name = pythonPolicyName(fileName)
  if (name === undefined)
    throw new OperationalError(`${fileName} is no name of a policy.`, {
      code: 'policy-invalid',
      exit: 'invalid',
      hints: ['A policy in Python is called policy-NAME.py.'],
    })
  return await startPythonPolicy({...options, name, layer: layer === 'continuum' ? 'continuum' : 'cluster'})
}
