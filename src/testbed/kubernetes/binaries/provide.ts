import {existsSync} from 'node:fs'
import {mkdir} from 'node:fs/promises'
import {dirname} from 'node:path'
import {OperationalError} from '../../../support/errors.js'
import type {Shell} from '../../../support/process/shell.js'
import {quote, type Step, type StepContext} from '../../steps.js'
import {build, buildScript} from './build.js'
import {download} from './download.js'
import {type BinarySources, cachedBinary, findBinary, findTool} from './find.js'
import {addressOf, architecture, fillIn, type Pin, type PinnedProgram, type Pins} from './pins.js'

export type BinaryTools = BinarySources & {
  readonly pins: Pins
  readonly shell: Shell
  /** The package's folder: the Go modules lie in its testbed/. */
  readonly root: string
  /** Instead of the official addresses. */
  readonly mirror?: string | undefined
}

/** Where every program is, or will be once the steps have run. Rejects with `bin-dir-missing` where the named folder is not there, and with `binaries-missing` where a program is not and cannot be had. */
export async function provideBinaries<P extends PinnedProgram>(
  programs: readonly P[],
  tools: BinaryTools,
): Promise<{readonly binaries: {readonly [program in P]: string}; readonly steps: readonly Step[]}> {
  const {binDir} = tools
  if (binDir !== undefined && !existsSync(binDir)) throw noFolder(binDir)
  const hasGo = (await findTool('go', tools.env)) !== undefined
  const places = await Promise.all(
    programs.map(async (program) => {
      const pin = tools.pins[program]
      const found = await findBinary(program, pin, tools)
      return {program, pin, found, path: found ?? cachedBinary(program, pin, tools.cacheFolder)}
    }),
  )
  const absent = places.filter(({found}) => found === undefined)
  const lost = absent.filter(({pin}) => sumOf(pin) === undefined && !hasGo)
  if (lost.length > 0) throw missing(lost.map(({program}) => program))
  return {
    binaries: Object.fromEntries(places.map(({program, path}) => [program, path])) as {readonly [program in P]: string},
    steps: absent.map((place) => obtain({...place, hasGo}, tools)),
  }
}

type Place = {readonly program: PinnedProgram; readonly pin: Pin; readonly path: string; readonly hasGo: boolean}

/** By download where the sum is pinned; by building where it is not, or where nobody answers. What has a wrong sum is refused for good. */
function obtain(place: Place, tools: BinaryTools): Step {
  const {program, pin, path, hasGo} = place
  const sum = sumOf(pin)
  const isBuilt = sum === undefined
  return {
    title: `${isBuilt ? 'Build' : 'Download'} ${program} ${pin.version}`,
    describe: () => [
      `mkdir -p ${quote(dirname(path))}`,
      ...(isBuilt ? [buildScript({pin, root: tools.root, path})] : downloadScript(place, sum, tools.mirror)),
    ],
    look: () => (existsSync(path) ? 'unchanged' : 'changed'),
    async run(context) {
      if (existsSync(path)) return 'unchanged'
      await mkdir(dirname(path), {recursive: true})
      if (sum === undefined) await buildIt(place, tools, context)
      else {
        try {
          await downloadIt(place, sum, tools, context)
        } catch (error) {
          if (!hasGo || !(error instanceof OperationalError && error.code === 'download-failed')) throw error
          context.say(`${error.message} It is built instead …`)
          await buildIt(place, tools, context)
        }
      }
      return 'changed'
    },
  }
}

async function downloadIt(
  {program, pin, path}: Place,
  sha256: string,
  {shell, mirror}: BinaryTools,
  {signal, say}: StepContext,
): Promise<void> {
  const url = addressOf(pin, mirror)
  const member = pin.member === undefined ? {} : {member: fillIn(pin.member, pin)}
  const onProgress = (megabytes: number, of: number | undefined): void =>
    say(`Downloading ${program}: ${megabytes.toFixed(0)}${of === undefined ? '' : ` of ${of.toFixed(0)}`} MB …`)
  await download({url, sha256, path, ...member}, {shell, signal, onProgress})
}

async function buildIt({program, pin, path}: Place, {shell, root}: BinaryTools, {signal, say}: StepContext): Promise<void> {
  say(`Building ${program} ${pin.version} from its sources: minutes the first time …`)
  const onProgress = (packages: number): void => {
    if (packages % 50 === 0) say(`Building ${program} ${pin.version}: ${packages} packages …`)
  }
  await build({pin, root, path}, {shell, signal, onProgress})
}

function downloadScript({pin, path}: Place, sha256: string, mirror: string | undefined): readonly string[] {
  const url = quote(addressOf(pin, mirror))
  const [target, file] = [quote(path), quote(`${path}.download`)]
  const take =
    pin.member === undefined
      ? `mv ${file} ${target}`
      : `tar -xzf ${file} --to-stdout ${quote(fillIn(pin.member, pin))} > ${target} && rm ${file}`
  return [
    `curl --fail --location --output ${file} ${url}`,
    `echo "${sha256}  ${path}.download" | sha256sum --check --quiet`,
    take,
    `chmod 755 ${target}`,
  ]
}

function sumOf({sha256}: Pin): string | undefined {
  return process.platform === 'linux' ? sha256[architecture()] : undefined
}

function noFolder(binDir: string): OperationalError {
  return new OperationalError(`There is no folder ${binDir}.`, {
    code: 'bin-dir-missing',
    exit: 'precondition',
    hints: ['Without --bin-dir the programs are taken from the PATH or from our cache.'],
    details: {folder: binDir},
  })
}

function missing(programs: readonly PinnedProgram[]): OperationalError {
  return new OperationalError(
    `There is no ${programs.join(', no ')} on this machine, and no Go to build ${programs.length === 1 ? 'it' : 'them'} with.`,
    {
      code: 'binaries-missing',
      exit: 'precondition',
      hints: [
        'Name a folder that has them: --bin-dir, or KUBEBUILDER_ASSETS.',
        'Or install Go 1.26 or later, and they are built once: https://go.dev/dl',
        ...(programs.includes('etcd') ? ['etcd alone: apt-get install etcd-server'] : []),
      ],
      details: {programs},
    },
  )
}
