import {type ConfigReader, readConfig} from '../config-file.js'

/** The two processes of an embedded testbed: the simulated world, and all agents with the API. */
export type DaemonRole = 'world' | 'agents'
export const DAEMON_ROLES: readonly DaemonRole[] = ['world', 'agents']

/**
 * What a testbed is, saved before anything starts: both daemons read this file, and an `up` that follows an interrupted one continues from
 * it. Paths are absolute.
 */
export type EmbeddedConfig = {
  readonly driver: 'embedded'
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

export function embeddedConfigOf(reader: ConfigReader): EmbeddedConfig {
  const {string, number} = reader
  const logs = reader.child('logPaths')
  return {
    driver: 'embedded',
    name: string('name'),
    stateDir: string('stateDir'),
    socketPath: string('socketPath'),
    scenarioPath: string('scenarioPath'),
    tokenPath: string('tokenPath'),
    port: number('port'),
    isPortAsked: reader.boolean('isPortAsked'),
    ...(reader.has('upstreamPort') ? {upstreamPort: number('upstreamPort')} : {}),
    logPaths: {world: logs.string('world'), agents: logs.string('agents')},
    speed: number('speed'),
    seed: number('seed'),
    ...(reader.has('rateLimit') ? {rateLimit: number('rateLimit')} : {}),
  }
}

/** Reads what was saved; rejects what a person broke, naming the field. */
export function parseEmbeddedConfig(text: string, path: string): EmbeddedConfig {
  return embeddedConfigOf(readConfig(text, path))
}
