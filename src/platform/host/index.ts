export {type ApiServerChoice, apiServerEndpoint} from './api-server.js'
export type {Endpoint} from './endpoint.js'
export {createHostPlatform, type HostOptions, type HostServices, type RealHostPlatform} from './host-platform.js'
export type {HostCounters} from './source.js'
