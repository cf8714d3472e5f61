import type {AuthorizationV1Api} from '@kubernetes/client-node'
import {OperationalError} from '../../support/errors.js'

/** One thing that somebody wants to do to objects of one kind. Without a namespace: in all of them, or of a kind that has none. */
export type Access = {readonly group: string; readonly resource: string; readonly verb: string; readonly namespace?: string}

const PARALLEL = 8

/**
 * What the owner of a context may not do there, as its API server sees it (SelfSubjectAccessReview: asking changes nothing). Rejects where there is
 * no such context, and where the API server does not answer.
 */
export async function reviewAccess(
  {kubeconfig, context}: {readonly kubeconfig: string; readonly context: string},
  access: readonly Access[],
  signal: AbortSignal,
): Promise<readonly Access[]> {
  const api = await connect(kubeconfig, context)
  const refused = new Set<Access>()
  const queue = access.values()
  const lane = async (): Promise<void> => {
    for (const one of queue) {
      signal.throwIfAborted()
      if (!(await isAllowed(api, one, context))) refused.add(one)
    }
  }
  await Promise.all(Array.from({length: PARALLEL}, lane))
  return access.filter((one) => refused.has(one))
}

async function connect(kubeconfig: string, context: string): Promise<AuthorizationV1Api> {
  const {AuthorizationV1Api: Api, KubeConfig} = await import('@kubernetes/client-node')
  const config = new KubeConfig()
  try {
    config.loadFromFile(kubeconfig)
  } catch (error) {
    throw new OperationalError(`The kubeconfig ${kubeconfig} cannot be read.`, {
      code: 'kubeconfig-unreadable',
      exit: 'precondition',
      cause: error,
    })
  }
  const names = config.getContexts().map(({name}) => name)
  if (!names.includes(context)) {
    throw new OperationalError(`There is no context ${context} in ${kubeconfig}.`, {
      code: 'kubeconfig-context-not-found',
      exit: 'precondition',
      hints: [names.length === 0 ? 'There is none in it.' : `There are: ${names.join(', ')}.`],
    })
  }
  config.setCurrentContext(context)
  return config.makeApiClient(Api)
}

async function isAllowed(api: AuthorizationV1Api, access: Access, context: string): Promise<boolean> {
  try {
    const body = {apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: {resourceAttributes: access}}
    return (await api.createSelfSubjectAccessReview({body})).status?.allowed === true
  } catch (error) {
    throw new OperationalError(`The API server of ${context} does not say what is allowed there.`, {
      code: 'cluster-unreachable',
      exit: 'remote',
      hints: [`kubectl --context ${context} auth whoami`],
      cause: error,
    })
  }
}
