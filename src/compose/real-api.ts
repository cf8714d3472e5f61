import {readFile} from 'node:fs/promises'
import type {SliceService} from '../agent/service.js'
import {type AgentFile, besideFile} from '../descriptions/agent-file.js'
import type {Logger} from '../support/logger.js'
import {aborted} from '../support/waiting.js'
import {serveNorthbound} from './northbound.js'
import {addressOfHolder, standIn} from './stand-in.js'

export type ApiOfLife = {
  readonly service: SliceService
  readonly version: string
  readonly log: Logger
  /** Of the agent's file. */
  readonly path: string
  readonly api: NonNullable<AgentFile['api']>
  /** Who holds the lease of the slice. */
  readonly leader: (signal: AbortSignal) => Promise<string | undefined>
  readonly sayReady: (url: string) => void
}

/** Serves the API until the signal is aborted. */
export async function serveApi({service, version, log, path, api, sayReady}: ApiOfLife, signal: AbortSignal): Promise<void> {
  const {address = '127.0.0.1', port = 0, upstream_port: upstreamPort, token_file, hosts} = api
  const token = (await readFile(besideFile(path, token_file), 'utf8')).trim()
  const served = await serveNorthbound({service, token, version, log, address, port, upstreamPort, hosts}, signal)
  try {
    sayReady(served.url)
    await aborted(signal)
  } finally {
    await served.close()
  }
}

/** Until the signal is aborted, whoever asks this replica is answered by the one that leads. */
export async function passOn({api, log, leader, sayReady}: ApiOfLife, signal: AbortSignal): Promise<void> {
  const {address = '127.0.0.1', port = 0, advertise = ''} = api
  const stand = await standIn({address, port, log, leader: async (limited) => addressOfHolder(await leader(limited), advertise)}, signal)
  try {
    sayReady(`http://${address}:${port}`)
    await aborted(signal)
  } finally {
    await stand.close()
  }
}
