import {randomUUID} from 'node:crypto'
import fastify, {type FastifyInstance} from 'fastify'
import {apiError} from './api-error.js'
import * as defaults from './options.js'

/** As strict as HTTP allows about what comes in, and silent about itself. */
export function createApp(): FastifyInstance {
  return fastify({
    logger: false,
    genReqId: () => randomUUID(),
    bodyLimit: defaults.BODY_LIMIT_BYTES,
    requestTimeout: defaults.REQUEST_LIMIT_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    routerOptions: {maxParamLength: 600, ignoreTrailingSlash: false},
    http: {maxHeaderSize: defaults.HEADER_LIMIT_BYTES, headersTimeout: defaults.HEADER_LIMIT_MS},
  })
}

/** Descriptions stay as they were sent, for their problems have positions; other bodies are JSON. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  const json = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', {parseAs: 'buffer'}, (request, body: Buffer, done) => {
    if (request.routeOptions.config.isDescription === true) done(null, body)
    else void json(request, body.toString('utf8'), done)
  })
  app.addContentTypeParser(['application/yaml', 'application/x-yaml', 'text/yaml'], {parseAs: 'buffer'}, (request, body, done) => {
    if (request.routeOptions.config.isDescription === true) done(null, body)
    else done(apiError('media-type-unsupported', 'Only descriptions may be sent as YAML.'))
  })
}
