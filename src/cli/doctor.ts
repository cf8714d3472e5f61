import {accessSync, constants, existsSync, statfsSync} from 'node:fs'
import {dirname} from 'node:path'
import {OperationalError} from '../support/errors.js'
import {directories} from '../support/paths.js'
import {bytes} from '../support/text/quantity.js'
import type {TestbedSurroundings} from '../testbed/drivers.js'
import {chooseFreePort} from '../testbed/ports.js'
import type {Configuration} from './configuration/resolve.js'
import {readPackage} from './program.js'
import {reportTestbed} from './testbed-report.js'

export type Check = {
  readonly check: string
  readonly state: 'good' | 'warning' | 'bad'
  readonly message: string
  /** How to mend it. */
  readonly hints: readonly string[]
}
export type Diagnosis = {
  readonly version: string
  readonly node: string
  readonly platform: string
  readonly healthy: boolean
  readonly checks: readonly Check[]
}

type Input = {
  readonly root: string
  readonly surroundings: TestbedSurroundings
  readonly configuration: () => Promise<Configuration>
  readonly signal: AbortSignal
}

const LEAST_DISK_BYTES = 200 * 1024 * 1024

/** Looks at everything that commonly goes wrong. Changes nothing. Healthy: nothing is bad; warnings do not count. */
export async function examine(input: Input): Promise<Diagnosis> {
  const {registry} = input.surroundings
  const {runtimeFolder, defaultScenario} = input.surroundings.embedded
  const checks = [
    nodeVersion(),
    folder('state folder', registry.folder),
    folder('configuration folder', directories().config),
    folder('folder of sockets', runtimeFolder),
    disk(registry.folder),
    packagedFile('scenario', defaultScenario),
    await attempt('configuration', async () => {
      const {settings} = await input.configuration()
      return good('configuration', `${settings.size} settings are readable.`)
    }),
    await attempt('ports', async () => good('ports', `Port ${await chooseFreePort(new Set())} and others are free.`)),
    ...(await Promise.all(registry.names().map(async (name) => attempt(`testbed ${name}`, () => testbed(name, input))))),
  ]
  const {version} = readPackage(input.root)
  const platform = `${process.platform}-${process.arch}`
  return {version, node: process.version, platform, healthy: checks.every((one) => one.state !== 'bad'), checks}
}

function nodeVersion(): Check {
  const major = Number(process.versions.node.split('.')[0])
  if (major >= 24) return good('node', `Node ${process.versions.node}.`)
  return {
    check: 'node',
    state: 'bad',
    message: `Node ${process.versions.node} is too old.`,
    hints: ['Install Node 24 or later: https://nodejs.org'],
  }
}

function folder(check: string, path: string): Check {
  const existing = nearestExisting(path)
  try {
    accessSync(existing, constants.W_OK | constants.X_OK)
    return good(check, `${path} can be written.`)
  } catch {
    // The reason does not matter: whatever it is, the person must make it writable.
    return {
      check,
      state: 'bad',
      message: `${existing} cannot be written.`,
      hints: [`Make ${existing} writable, or move it with the XDG variables.`],
    }
  }
}

function disk(path: string): Check {
  const {bavail, bsize} = statfsSync(nearestExisting(path))
  const free = bavail * bsize
  if (free >= LEAST_DISK_BYTES) return good('disk', `${bytes(free)} are free.`)
  return {
    check: 'disk',
    state: 'bad',
    message: `Only ${bytes(free)} are free: journals could not be written.`,
    hints: [`Make room on the disk of ${path}.`],
  }
}

function packagedFile(check: string, path: string): Check {
  if (existsSync(path)) return good(check, `${path} is there.`)
  return {check, state: 'bad', message: `${path} is missing.`, hints: ['Install mlsysops again.']}
}

async function testbed(name: string, {surroundings, signal}: Input): Promise<Check> {
  const check = `testbed ${name}`
  const report = await reportTestbed(name, surroundings, signal)
  const {state, readiness} = report
  const up = [`mlsysops testbed up --name ${name}`]
  if (state === 'stopped')
    return {check, state: 'warning', message: 'It does not run.', hints: [...up, `mlsysops testbed down --name ${name}`]}
  if (state === 'partial') return {check, state: 'bad', message: 'One of its processes does not run.', hints: up}
  if (!('url' in report)) return good(check, 'It runs, and has no agents of its own.')
  if (readiness === null) return {check, state: 'bad', message: 'Its API does not answer.', hints: [`mlsysops testbed logs --name ${name}`]}
  const sick = readiness.parts.filter((part) => !part.healthy)
  if (sick.length === 0) return good(check, 'It runs, and all of its parts are healthy.')
  return {
    check,
    state: 'bad',
    message: sick.map((part) => `${part.part}: ${part.message}`).join('; '),
    hints: [`mlsysops testbed logs --name ${name}`],
  }
}

async function attempt(check: string, look: () => Promise<Check>): Promise<Check> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return {check, state: 'bad', message: error.message, hints: error.hints}
  }
}

function good(check: string, message: string): Check {
  return {check, state: 'good', message, hints: []}
}

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path))
}
