export {buildServer, type NorthboundServer} from './build-server.js'
export type {Log, ServerOptions} from './options.js'
