import {createKubeClient} from '../../../src/platform/kubernetes/client/index.js'
import {type Installed, installApi} from '../../../src/platform/kubernetes/install.js'
import {systemClock} from '../../../src/support/clock-system.js'
import {type Caller, callerOf} from '../../support/api-server.js'
import type {ControlPlane} from '../../support/control-plane.js'

/** An API server of the tests, and those who speak to it. */
export type SliceApi = {
  /** An administrator. */
  readonly person: Caller
  /** May do everything, as the administrator, but is an agent. */
  readonly agent: Caller
  as(commonName: string, organizations: readonly string[]): Promise<Caller>
  install(): Promise<readonly Installed[]>
}

const LIMIT_MS = 60_000

export async function sliceApi(plane: ControlPlane): Promise<SliceApi> {
  const as = async (commonName: string, organizations: readonly string[]): Promise<Caller> =>
    callerOf({server: plane.server, ca: plane.ca, ...(await plane.clientCertificate({commonName, organizations}))})
  return {
    person: await as('somebody', ['system:masters']),
    agent: await as('an-agent', ['system:masters', 'mlsysops:agents']),
    as,
    async install() {
      const choice = {kubeconfig: plane.kubeconfigPath, context: plane.context}
      const client = await createKubeClient({...choice, version: '0', manager: 'mlsysops-testbed', clock: systemClock})
      try {
        return await installApi({client, clock: systemClock}, AbortSignal.timeout(LIMIT_MS))
      } finally {
        client.close()
      }
    },
  }
}
