export type {Api, CallOptions, DeployOptions} from '../contract/api.js'
export {type ClientOptions, createApiClient} from './client.js'
