import {readFileSync} from 'node:fs'
import {userInfo} from 'node:os'
import type {Api} from '../northbound/contract/api.js'
import {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'
import {apiOf} from '../testbed/api-of.js'
import {DEFAULT_TESTBED, type Registry} from '../testbed/registry.js'
import type {Configuration} from './configuration/resolve.js'
import type {SavedContext} from './configuration/user-store.js'
import {testbeds} from './testbeds.js'

/** Which slice, and how it is reached. */
export type Target = {
  readonly name: string
  readonly server: string
  readonly tokenFile: string | undefined
  readonly testbed: string | undefined
}
export type Connection = {readonly target: Target; readonly api: Api}

const REQUEST_LIMIT_MS = 10_000

export async function connect(input: {
  readonly context: string | undefined
  readonly timeoutMs: number | undefined
  readonly configuration: Configuration
  readonly signal: AbortSignal
}): Promise<Connection> {
  const target = resolveTarget(input.context ?? settingOf(input.configuration), input.configuration.contexts, testbeds())
  const {createApiClient} = await import('../northbound/client/index.js')
  const token = target.tokenFile === undefined ? undefined : readToken(target.tokenFile, target)
  const api = createApiClient({
    url: target.server,
    token,
    timeoutMs: input.timeoutMs ?? REQUEST_LIMIT_MS,
    signal: input.signal,
    testbed: target.testbed,
    by: userInfo().username.slice(0, 64),
  })
  return {target, api}
}

/**
 * A named context, or a testbed: each testbed is a context of its name, also as `testbed:NAME`. Without a name: the testbed `default`, or the
 * only one there is.
 */
export function resolveTarget(name: string | undefined, contexts: ReadonlyMap<string, SavedContext>, registry: Registry): Target {
  if (name === undefined) return targetOfTestbed(onlyTestbed(registry, '--context'), registry)
  const saved = contexts.get(name)
  if (saved !== undefined) return {name, server: saved.server, tokenFile: saved.tokenFile, testbed: undefined}
  const testbed = asTestbed(name)
  if (registry.names().includes(testbed)) return targetOfTestbed(testbed, registry)
  const known = [...contexts.keys(), ...registry.names()]
  throw notFoundError({
    what: 'context',
    name,
    known,
    list: known.length === 0 ? 'mlsysops testbed up' : 'mlsysops testbed list',
    exit: 'precondition',
  })
}

/** The testbed that a person means: by its name, by the context that is chosen where that is one, or as without a context. It may not be there. */
export function chosenTestbed(name: string | undefined, configuration: Configuration, registry: Registry): string {
  if (name !== undefined) return name
  const context = asTestbed(settingOf(configuration) ?? '')
  return registry.names().includes(context) ? context : onlyTestbed(registry, '--name')
}

function asTestbed(name: string): string {
  return name.startsWith('testbed:') ? name.slice('testbed:'.length) : name
}

function targetOfTestbed(name: string, registry: Registry): Target {
  return {name, ...apiOf(registry.require(name)), testbed: name}
}

function onlyTestbed(registry: Registry, flag: string): string {
  const names = registry.names()
  const [first] = names
  if (names.includes(DEFAULT_TESTBED)) return DEFAULT_TESTBED
  if (first !== undefined && names.length === 1) return first
  if (first !== undefined) {
    throw new OperationalError(`There are several testbeds: ${names.join(', ')}.`, {
      code: 'context-ambiguous',
      exit: 'usage',
      hints: [`Name one with ${flag} ${first}, or for good: mlsysops config use-context ${first}`],
    })
  }
  throw new OperationalError('There is no slice to talk to yet.', {
    code: 'no-slice',
    exit: 'precondition',
    hints: ['mlsysops testbed up', 'mlsysops demo'],
  })
}

function settingOf({settings}: Configuration): string | undefined {
  const value = settings.get('context')?.value
  return typeof value === 'string' ? value : undefined
}

function readToken(path: string, target: Target): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new OperationalError(`The token of ${target.name} cannot be read from ${path}.`, {
      code: 'token-unreadable',
      exit: 'precondition',
      hints: target.testbed === undefined ? [] : [`mlsysops testbed up --name ${target.testbed}`],
      cause: error,
    })
  }
}
