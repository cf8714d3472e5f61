export {buildUpstreamServer, type UpstreamOptions, type UpstreamServer} from './build-upstream-server.js'
