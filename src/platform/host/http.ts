/**
 * node:http and node:https for a node agent. Importing node:http as an ES module reads all of its exports, and with them (WebSocket) the whole of undici that is
 * built into Node: 10 MB of an agent that has 80.
 */
export const http = process.getBuiltinModule('node:http')
export const https = process.getBuiltinModule('node:https')
