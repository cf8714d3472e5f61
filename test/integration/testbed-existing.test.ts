import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {reviewAccess} from '../../src/compose/access-review.js'
import {systemClock} from '../../src/support/clock-system.js'
import {down, type ExistingSurroundings, up} from '../../src/testbed/existing/driver.js'
import {connectApi} from '../../src/testbed/kubernetes/api.js'
import {openRegistry} from '../../src/testbed/registry.js'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {listWith, objectWith, textWith} from '../support/matchers.js'
import {temporaryDirectory} from '../support/temporary-directory.js'

const kubernetes = await requireKubernetes()
const because = kubernetes.kind === 'present' ? '' : ` (skipped: ${kubernetes.reason})`

describe.skipIf(kubernetes.kind === 'absent')(`adopting a cluster${because}`, () => {
  let plane: ControlPlane
  beforeAll(async () => {
    plane = await startControlPlane({name: 'prod'})
  })
  afterAll(async () => plane.stop())

  const context = () => ({signal: AbortSignal.timeout(60_000), say: () => {}})
  const place = (): ExistingSurroundings => ({
    registry: openRegistry(join(temporaryDirectory(), 'state')),
    clock: systemClock,
    reviewAccess,
  })

  test('an administrator may do everything: it is adopted, the kubeconfig stays as it is, and down forgets it', async () => {
    const surroundings = place()
    const before = readFileSync(plane.kubeconfigPath, 'utf8')
    const request = {name: 'live', kubeconfig: plane.kubeconfigPath, contexts: ['prod']}
    expect(await up(request, surroundings, context())).toMatchObject({kind: 'created', clusters: [{context: 'prod'}]})
    expect(await up(request, surroundings, context())).toMatchObject({kind: 'unchanged'})
    const config = surroundings.registry.require('live')
    expect(config).toMatchObject({driver: 'existing', home: 'prod', members: [{context: 'prod'}]})
    if (config.driver === 'existing') await down(config, surroundings, context())
    expect(existsSync(surroundings.registry.folder)).toBe(false)
    expect(readFileSync(plane.kubeconfigPath, 'utf8')).toBe(before)
  })

  test('of somebody who may do little it is said what is missing, and nothing is saved', async () => {
    const surroundings = place()
    await allowReadingNodes(plane)
    const kubeconfig = await plane.kubeconfigFor({commonName: 'ana'})
    const failure: unknown = await up({name: 'live', kubeconfig, contexts: ['prod']}, surroundings, context()).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({code: 'permissions-missing', exit: 'precondition', message: textWith('create, patch namespaces')})
    expect(failure).toMatchObject({details: {missing: listWith(objectWith({resource: 'nodes', verb: 'patch'}))}})
    expect(String(failure)).not.toContain('list, watch nodes')
    expect(surroundings.registry.names()).toEqual([])
  })

  test('a context that is not there, and a file that is none, are told', async () => {
    const request = {name: 'live', kubeconfig: plane.kubeconfigPath, contexts: ['elsewhere']}
    await expect(up(request, place(), context())).rejects.toMatchObject({code: 'kubeconfig-context-not-found', hints: ['There are: prod.']})
    const broken = join(temporaryDirectory(), 'config')
    writeFileSync(broken, '{{{')
    await expect(up({...request, kubeconfig: broken}, place(), context())).rejects.toMatchObject({code: 'kubeconfig-unreadable'})
    rmSync(broken)
    await expect(up({...request, kubeconfig: broken}, place(), context())).rejects.toMatchObject({code: 'kubeconfig-unreadable'})
  })
})

async function allowReadingNodes(plane: ControlPlane): Promise<void> {
  const signal = AbortSignal.timeout(10_000)
  const admin = await plane.clientCertificate({commonName: 'root', organizations: ['system:masters']})
  const api = await connectApi({server: plane.server, ca: plane.ca, ...admin})
  const group = 'rbac.authorization.k8s.io'
  const role = {
    apiVersion: `${group}/v1`,
    kind: 'ClusterRole',
    metadata: {name: 'reader'},
    rules: [{apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch']}],
  }
  const binding = {
    apiVersion: `${group}/v1`,
    kind: 'ClusterRoleBinding',
    metadata: {name: 'ana'},
    roleRef: {apiGroup: group, kind: 'ClusterRole', name: 'reader'},
    subjects: [{apiGroup: group, kind: 'User', name: 'ana'}],
  }
  for (const [path, body] of [
    ['clusterroles', role],
    ['clusterrolebindings', binding],
  ] as const)
    expect((await api.ask('POST', `/apis/${group}/v1/${path}`, {signal, body}))?.status).toBe(201)
  await api.close()
}
