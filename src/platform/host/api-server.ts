import {OperationalError} from '../../support/errors.js'
import {podContext, readPlainContext} from '../../support/kubeconfig.js'
import type {Endpoint} from './endpoint.js'

/** A context of a kubeconfig; absent: the account of the pod that this runs in. */
export type ApiServerChoice = {readonly kubeconfig: string; readonly context?: string | undefined}

/**
 * Where the API server is, and as whom to ask it: what a node agent needs of a kubeconfig, without the library that knows every form of one. Rejects
 * with `kubeconfig-*` where the file cannot be read or asks for a program to be run.
 */
export async function apiServerEndpoint(choice: ApiServerChoice | undefined): Promise<Endpoint> {
  const plain = choice === undefined ? podContext() : await fromKubeconfig(choice)
  if (plain === undefined) {
    throw new OperationalError('The agent runs in no pod, and its file names no kubeconfig.', {
      code: 'kubeconfig-missing',
      exit: 'precondition',
      hints: ['Name one in its file: kubernetes: {kubeconfig: <file>}'],
    })
  }
  const {kind: _, context: __, server, ...credentials} = plain
  return {url: server, ...credentials}
}

async function fromKubeconfig({kubeconfig, context}: ApiServerChoice) {
  const read = await readPlainContext(kubeconfig, context)
  if (read.kind === 'plain') return read
  if (read.kind === 'unreadable') {
    throw new OperationalError(`The kubeconfig ${kubeconfig} cannot be read.`, {
      code: 'kubeconfig-unreadable',
      exit: 'precondition',
      cause: read.cause,
    })
  }
  throw new OperationalError(`The kubeconfig ${kubeconfig} cannot be used: ${read.problem}.`, {
    code: 'kubeconfig-unusable',
    exit: 'precondition',
    hints: [read.hint],
  })
}
