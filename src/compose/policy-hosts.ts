import {basename} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import {contentOfFile, type OpenPolicy, type PolicyFile} from '../policy/artifact.js'
import type {HostedPolicy} from '../policy/hosted.js'
import type {PythonLimits} from '../policy/python/interpreter.js'
import type {WorkerLimits} from '../policy/worker/limits.js'
import type {Clock} from '../support/clock.js'
import {whileRunning, writeSource} from '../support/hosting/source-files.js'

const PROGRAM = new URL('./policy-worker.js', import.meta.url)
/** What `import … from 'mlsysops'` gives to a policy. */
export const LIBRARY = fileURLToPath(new URL('../policy/author/index.js', import.meta.url))
const ENDING = {typescript: '.ts', javascript: '.mjs', python: '.py'} as const

/** Starts what runs a policy's source. Its file lies in `folder` while it runs, named by its digest, for its loader knows only files. */
export function openPolicies({
  folder,
  clock,
  program = PROGRAM,
  library = LIBRARY,
  limits = {},
  isWithin = false,
  pythonLimits = {},
  python = process.env['MLSYSOPS_PYTHON'] ?? 'python3',
  say = () => undefined,
}: {
  readonly folder: string
  readonly clock: Clock
  readonly program?: URL
  readonly library?: string
  readonly limits?: Partial<WorkerLimits>
  /** A policy of code runs in this very thread, which is there for it alone. */
  readonly isWithin?: boolean
  readonly pythonLimits?: Partial<PythonLimits>
  /** The interpreter of Python policies that name none. */
  readonly python?: string
  /** Told what pip says, line by line. */
  readonly say?: (line: string) => void
}): OpenPolicy {
  return async ({kind, source, digest, fileName, layer, files = [], python: own = python, installPackages = false}) => {
    // While a worker is waited for, virtual time waits, too.
    const release = clock.hold()
    try {
      if (kind === 'built-in') return (await import('../policy/builtin/hosted-entry.js')).hostedEntry(fileName, source, clock)
      if (kind === 'model') return await openModelPolicy({source, fileName, files, program, clock, limits})
      return await whileRunning(await writeSource(folder, digest, ENDING[kind], source), clock, async (path) => {
        if (kind === 'python') {
          const {openPython} = await import('./python-policies.js')
          const stateVersion = Number.parseInt(digest.slice('sha256:'.length).slice(0, 8), 16)
          const start = {path, fileName, layer, stateVersion, python: own, installPackages}
          return await openPython({...start, clock, folder, say, limits: pythonLimits})
        }
        const start = {entry: pathToFileURL(path).href, library}
        if (isWithin) {
          const [{policyWithin}, {servedParts}] = await Promise.all([import('../policy/worker/within.js'), import('./served-parts.js')])
          return await policyWithin(start, servedParts(), clock)
        }
        const {startWorkerPolicy} = await import('../policy/worker/host.js')
        return await startWorkerPolicy({start, program, clock, limits})
      })
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
