import {fileURLToPath, pathToFileURL} from 'node:url'
import type {MechanismOpener, MechanismSource} from '../mechanism/plugin/artifact.js'
import type {PluginDescriptor} from '../mechanism/plugin/descriptor.js'
import type {HostedMechanism} from '../mechanism/plugin/hosted.js'
import type {Clock} from '../support/clock.js'
import {OperationalError} from '../support/errors.js'
import {OutputLog} from '../support/hosting/output-log.js'
import {whileRunning, writeSource} from '../support/hosting/source-files.js'
import {holding} from '../support/waiting.js'

const PROGRAM = new URL('./mechanism-worker.js', import.meta.url)
const LIBRARY = fileURLToPath(new URL('../mechanism/plugin/define.js', import.meta.url))

export type MechanismOpenerOptions = {
  /** Where files of mechanisms lie while they run, named by their digest. */
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
  async function describe(source: MechanismSource): Promise<PluginDescriptor> {
    if (source.kind === 'executable') {
      const {manifestOf} = await import('../mechanism/plugin/manifest.js')
      const {descriptor} = manifestOf(source.source, source.fileName)
      if (descriptor.layer !== 'continuum' && !options.isWhole) return descriptor
    }
    const hosted = await open(source)
    await hosted.close()
    return hosted.descriptor
  }
  // While what runs it is waited for, virtual time waits, too.
  return {
    open: (source) => holding(options.clock, () => open(source)),
    describe: (source) => holding(options.clock, () => describe(source)),
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
  const {kind, digest, fileName} = source
  const output = new OutputLog(clock.now)
  const file = await writeSource(folder, digest, kind === 'typescript' ? '.ts' : '.mjs', source.source)
  return await whileRunning(file, clock, (path) => {
    const start = {entry: pathToFileURL(path).href, fileName, library}
    return hostMechanism({digest, clock, output, open: () => startWorker(program, start, source.source, output)})
  })
}

async function openProgram(source: MechanismSource, {folder, clock, allowExecutables}: MechanismOpenerOptions): Promise<HostedMechanism> {
  const [{hostMechanism}, {startProgram}, {manifestOf}] = await Promise.all([
    import('../mechanism/plugin/mechanism.js'),
    import('../mechanism/plugin/program.js'),
    import('../mechanism/plugin/manifest.js'),
  ])
  const {digest, fileName} = source
  const spec = manifestOf(source.source, fileName)
  if (!allowExecutables) {
    throw new OperationalError('Programs are not allowed at this agent: whoever may call the API could run them.', {
      code: 'executables-not-allowed',
      exit: 'remote',
      hints: ['Allow them in the file of each agent that is to run it (allow_executables: true), and start it again.'],
    })
  }
  const output = new OutputLog(clock.now)
  const host = (script?: string) => hostMechanism({digest, clock, output, open: () => startProgram(spec, script, output)})
  return spec.source === undefined ? await host() : await whileRunning(await writeSource(folder, digest, '', spec.source), clock, host)
}
