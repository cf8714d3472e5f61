import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {OpenPolicy} from '../policy/artifact.js'
import type {WorkerLimits} from '../policy/worker/host.js'
import type {Clock} from '../support/clock.js'

const PROGRAM = new URL('./policy-worker.js', import.meta.url)
const LIBRARY = fileURLToPath(new URL('../policy/author/index.js', import.meta.url))
const ENDING = {typescript: 'ts', javascript: 'mjs'} as const

/** Starts what runs a policy's source. Its file lies in `folder`, named by its digest, for its loader knows only files. */
export function openPolicies({
  folder,
  clock,
  program = PROGRAM,
  library = LIBRARY,
  limits = {},
}: {
  readonly folder: string
  readonly clock: Clock
  readonly program?: URL
  readonly library?: string
  readonly limits?: Partial<WorkerLimits>
}): OpenPolicy {
  return async ({name, kind, source, digest}) => {
    // While a worker is waited for, virtual time waits, too.
    const release = clock.hold()
    try {
      const {startWorkerPolicy} = await import('../policy/worker/host.js')
      await mkdir(folder, {recursive: true, mode: 0o700})
      const path = join(folder, `${name}-${digest.slice('sha256:'.length, 'sha256:'.length + 16)}.${ENDING[kind]}`)
      await writeFile(path, source, {mode: 0o600})
      return await startWorkerPolicy({entry: pathToFileURL(path).href, program, library, clock, limits})
    } finally {
      release()
    }
  }
}
