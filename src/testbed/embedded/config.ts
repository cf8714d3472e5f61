import {OperationalError} from '../../support/errors.js'

/** The two processes of an embedded testbed: the simulated world, and all agents with the API. */
export type DaemonRole = 'world' | 'agents'
export const DAEMON_ROLES: readonly DaemonRole[] = ['world', 'agents']

/**
 * What a testbed is, saved before anything starts: both daemons read this file, and an `up` that follows an interrupted one continues from
 * it. Paths are absolute.
 */
export type EmbeddedConfig = {
  readonly name: string
  /** Everything that must last: the journal, the world's state, the token, the logs. */
  readonly stateDir: string
  /** Where the world listens for its agents. Short: a Unix socket's path holds 107 bytes. */
  readonly socketPath: string
  readonly scenarioPath: string
  /** The bearer token of the API, mode 0600. */
  readonly tokenPath: string
  /** The API's port on the loopback address. */
  readonly port: number
  /** The person asked for this very port: it is not exchanged for another when it is taken. */
  readonly isPortAsked: boolean
  /** A second listener for upstream's client, which has no token. */
  readonly upstreamPort?: number
  /** Where the output of each daemon goes; it is opened before they start. */
  readonly logPaths: {readonly [role in DaemonRole]: string}
  /** Seconds of the world in one real second. */
  readonly speed: number
  readonly seed: number
  /** Requests a second from one client that the API serves; absent: its default. */
  readonly rateLimit?: number
}

/** Reads what `formatEmbeddedConfig` wrote; rejects what a person broke, naming the field. */
export function parseEmbeddedConfig(text: string, path: string): EmbeddedConfig {
  const value = parseObject(text, path)
  const string = (key: string): string => {
    const found = value[key]
    return typeof found === 'string' && found !== '' ? found : fail(path, `${key} must be a text`)
  }
  const number = (key: string): number => {
    const found = value[key]
    return typeof found === 'number' && Number.isFinite(found) ? found : fail(path, `${key} must be a number`)
  }
  const logs = typeof value['logPaths'] === 'object' && value['logPaths'] !== null ? value['logPaths'] : {}
  const log = (role: DaemonRole): string => {
    const found: unknown = Object.entries(logs).find(([key]) => key === role)?.[1]
    return typeof found === 'string' ? found : fail(path, `logPaths.${role} must be a text`)
  }
  return {
    name: string('name'),
    stateDir: string('stateDir'),
    socketPath: string('socketPath'),
    scenarioPath: string('scenarioPath'),
    tokenPath: string('tokenPath'),
    port: number('port'),
    isPortAsked: value['isPortAsked'] === true,
    ...(value['upstreamPort'] === undefined ? {} : {upstreamPort: number('upstreamPort')}),
    logPaths: {world: log('world'), agents: log('agents')},
    speed: number('speed'),
    seed: number('seed'),
    ...(value['rateLimit'] === undefined ? {} : {rateLimit: number('rateLimit')}),
  }
}

export function formatEmbeddedConfig(config: EmbeddedConfig): string {
  return `${JSON.stringify(config, null, 2)}\n`
}

function parseObject(text: string, path: string): {readonly [key: string]: unknown} {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return {...value}
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  return fail(path, 'it is not a JSON object')
}

function fail(path: string, problem: string): never {
  throw new OperationalError(`The testbed's configuration ${path} is damaged: ${problem}.`, {
    code: 'testbed-config-damaged',
    exit: 'precondition',
    hints: ['mlsysops testbed reset'],
  })
}
