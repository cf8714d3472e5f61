import {mkdir, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {fileURLToPath, pathToFileURL} from 'node:url'
import type {MechanismOpener, MechanismSource} from '../mechanism/plugin/artifact.js'
import type {HostedMechanism} from '../mechanism/plugin/hosted.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'
import {OutputLog} from '../support/hosting/output-log.js'

const PROGRAM = new URL('./mechanism-worker.js', import.meta.url)
const LIBRARY = fileURLToPath(new URL('../mechanism/plugin/define.js', import.meta.url))

export type MechanismOpenerOptions = {
  /** Where files of mechanisms lie, named by their digest. */
  readonly folder: string
  readonly clock: Clock
  /** Whether programs may run: who may call the API could otherwise run any. */
  readonly allowExecutables: boolean
  /** All agents run on this machine: what does not run here runs nowhere. */
  readonly isWhole: boolean
  readonly program?: URL
  readonly library?: string
}

/** Starts what runs mechanisms of people. */
export function openMechanisms(options: MechanismOpenerOptions): MechanismOpener {
  const open = (source: MechanismSource) => (source.kind === 'executable' ? openProgram(source, options) : openModule(source, options))
  return {
    open,
    async describe(source) {
      if (source.kind === 'executable') {
        const {manifestOf} = await import('../mechanism/plugin/manifest.js')
        const {descriptor} = manifestOf(source.source, source.fileName)
        if (descriptor.layer !== 'continuum' && !options.isWhole) return descriptor
      }
      const hosted = await open(source)
      await hosted.close()
      return hosted.descriptor
    },
  }
}

async function openModule(
  source: MechanismSource,
  {folder, clock, program = PROGRAM, library = LIBRARY}: MechanismOpenerOptions,
): Promise<HostedMechanism> {
  const [{hostMechanism}, {startWorker}] = await Promise.all([
    import('../mechanism/plugin/mechanism.js'),
    import('../mechanism/plugin/worker.js'),
  ])
  const path = await written(folder, source, source.source, source.kind === 'typescript' ? '.ts' : '.mjs')
  const output = new OutputLog(clock.now)
  const start = {entry: pathToFileURL(path).href, fileName: source.fileName, library}
  return await hostMechanism({digest: source.digest, clock, output, open: () => startWorker(program, start, source.source, output)})
}

async function openProgram(source: MechanismSource, {folder, clock, allowExecutables}: MechanismOpenerOptions): Promise<HostedMechanism> {
  const [{hostMechanism}, {startProgram}, {manifestOf}] = await Promise.all([
    import('../mechanism/plugin/mechanism.js'),
    import('../mechanism/plugin/program.js'),
    import('../mechanism/plugin/manifest.js'),
  ])
  const spec = manifestOf(source.source, source.fileName)
  if (!allowExecutables) {
    throw new OperationalError('Programs are not allowed at this agent: whoever may call the API could run them.', {
      code: 'executables-not-allowed',
      exit: 'remote',
      hints: ['Allow them in the file of each agent that is to run it (allow_executables: true), and start it again.'],
    })
  }
  const script = spec.source === undefined ? undefined : await written(folder, source, spec.source, '')
  const output = new OutputLog(clock.now)
  return await hostMechanism({digest: source.digest, clock, output, open: () => startProgram(spec, script, output)})
}

async function written(folder: string, {digest}: MechanismSource, text: string, ending: string): Promise<string> {
  await mkdir(folder, {recursive: true, mode: 0o700})
  const path = join(folder, `${digest.slice('sha256:'.length, 'sha256:'.length + 24)}${ending}`)
  await writeFile(path, text, {mode: 0o600})
  return path
}
