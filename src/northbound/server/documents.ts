import type {FastifyInstance} from 'fastify'
import {renderOpenApi} from '../contract/openapi.js'
import {routes} from '../contract/routes.js'
import {renderDocsPage} from './docs-page.js'
import {configOf} from './register.js'

/** What the API says of itself. Both are made when they are asked for. */
export function registerDocuments(app: FastifyInstance, version: string): void {
  const texts = {openApi: '', docs: ''}
  app.get(routes.getOpenApi.path, {config: configOf('getOpenApi', () => undefined)}, (_request, reply) => {
    if (texts.openApi === '') texts.openApi = JSON.stringify(renderOpenApi({version}))
    return reply.type('application/vnd.oai.openapi+json;version=3.1').send(texts.openApi)
  })
  app.get(routes.getDocs.path, {config: configOf('getDocs', () => undefined)}, (_request, reply) => {
    const page = renderDocsPage(version)
    return reply.header('content-security-policy', page.policy).type('text/html; charset=utf-8').send(page.html)
  })
}
