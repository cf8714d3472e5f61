import {onTestFinished} from 'vitest'
import {type Api, createApiClient} from '../../src/northbound/client/index.js'
import {buildServer, type NorthboundServer, type ServerOptions} from '../../src/northbound/server/index.js'
import {FakeSliceService} from './fake-slice-service.js'

export const TOKEN = 'test-token-0123456789abcdef'
export const AUTHORIZED = {authorization: `Bearer ${TOKEN}`}

/** A server over a slice in memory; closed when the test ends. */
export async function startServer(
  options: ServerOptions = {},
  service = new FakeSliceService(),
): Promise<{readonly server: NorthboundServer; readonly service: FakeSliceService}> {
  const server = await buildServer({service, token: TOKEN, options})
  onTestFinished(() => server.close())
  return {server, service}
}

/** The same, listening, with a client of it. */
export async function startClient(
  options: ServerOptions = {},
  service = new FakeSliceService(),
): Promise<{readonly server: NorthboundServer; readonly service: FakeSliceService; readonly url: string; readonly api: Api}> {
  const {server} = await startServer(options, service)
  const url = await server.listen({port: 0})
  const api = createApiClient({url, token: TOKEN, by: 'ana'})
  onTestFinished(() => api.close())
  return {server, service, url, api}
}
