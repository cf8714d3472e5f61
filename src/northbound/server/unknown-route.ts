import type {Route} from '../contract/route.js'
import {operationIds, routes} from '../contract/routes.js'
import {apiError} from './api-error.js'

/** Why nothing answered: there is no such route, or it takes other methods. */
export function nothingHere(request: {readonly method: string; readonly url: string}): Error {
  const methods = methodsAt(request.url)
  if (methods.length > 0) {
    return apiError('method-not-allowed', `This route takes ${methods.join(', ')}, not ${request.method}.`, {
      hints: ['GET /openapi.json says what there is.'],
    })
  }
  return apiError('route-not-found', `There is no ${request.method} ${pathOf(request.url)}.`, {hints: ['GET /docs says what there is.']})
}

/** The methods that the route of this URL takes; none where there is no route. */
export function methodsAt(url: string): readonly string[] {
  const path = pathOf(url)
  const found = operationIds.map((id): Route => routes[id]).filter((route) => patternOf(route.path).test(path))
  return [...new Set(found.map(({method}) => method))].sort()
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`)
}
