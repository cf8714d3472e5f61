import {beforeAll, describe, expect, test, vi} from 'vitest'
import type {Answer, Caller} from '../../support/api-server.js'
import {ASSIGNED_STATUS, exampleOf, PATHS, type PathOf} from './objects.js'
import type {SliceApi} from './slice-api.js'

const MERGE = 'application/merge-patch+json'
const CONTINUUM = 4
const CLUSTER = 2
/** The API server learns of policies and leases a moment after they are written. */
const SOON = {timeout: 20_000, interval: 50}

/** Home and member in one: the leases of both agents stand in it, with epochs of their own. */
export function fencingSuite(api: () => SliceApi): void {
  const post = (who: Caller, kind: PathOf, name: string, epoch?: number, labels?: object): Promise<Answer> =>
    who({method: 'POST', path: PATHS[kind], body: exampleOf(kind, name, epoch, labels)})
  const merge = (who: Caller, path: string, body: object): Promise<Answer> => who({method: 'PATCH', path, contentType: MERGE, body})
  const epochAt = (epoch: number, more: object = {}): object => ({metadata: {annotations: {'mlsysops.eu/epoch': String(epoch)}, ...more}})
  const writes = [
    {kind: 'clusterPlacements', newest: CONTINUUM},
    {kind: 'assignments', newest: CONTINUUM},
    {kind: 'notes', newest: CONTINUUM, labels: {'mlsysops.eu/scope': 'continuum'}},
    {kind: 'placements', newest: CLUSTER},
    {kind: 'notes', newest: CLUSTER, labels: {'mlsysops.eu/scope': 'cluster'}},
    {kind: 'deployments', newest: CLUSTER},
    {kind: 'jobs', newest: CLUSTER},
    {kind: 'services', newest: CLUSTER},
  ] as const

  test('before anybody has led, an agent may write', async () => {
    expect(await post(api().agent, 'clusterPlacements', 'first')).toMatchObject({status: 201})
  })

  describe('once both agents lead', () => {
    beforeAll(async () => {
      const {agent} = api()
      expect(await post(agent, 'leases', 'mlsysops-continuum', CONTINUUM)).toMatchObject({status: 201})
      expect(await post(agent, 'leases', 'mlsysops-cluster', CLUSTER)).toMatchObject({status: 201})
      for (const kind of ['clusterPlacements', 'placements'] as const) {
        const dryRun = {method: 'POST', path: `${PATHS[kind]}?dryRun=All`, body: exampleOf(kind, 'probe.it', 1)} as const
        await vi.waitFor(async () => expect(await agent(dryRun)).toMatchObject({status: 403}), SOON)
      }
    }, 60_000)

    describe.each(writes)('$kind under epoch $newest', ({kind, newest, ...rest}) => {
      const labels = 'labels' in rest ? rest.labels : {}
      const name = `${kind.toLowerCase()}-${newest}`
      const path = `${PATHS[kind]}/${name}`

      test('an older epoch, or none, is refused', async () => {
        for (const epoch of [newest - 1, undefined]) {
          const answer = await post(api().agent, kind, name, epoch, labels)
          expect(answer).toMatchObject({status: 403})
          expect(answer.body.message).toMatch(/epoch 1 is over|epoch 3 is over|no epoch is given/)
        }
      })

      test('the epoch of the lease and a newer one pass; then an older one is refused again', async () => {
        const {agent} = api()
        expect(await post(agent, kind, name, newest, labels)).toMatchObject({status: 201})
        expect(await merge(agent, path, epochAt(newest + 1))).toMatchObject({status: 200})
        expect(await merge(agent, path, epochAt(newest - 1))).toMatchObject({status: 403})
      })

      test('a person needs none', async () => {
        expect(await merge(api().person, path, epochAt(0, {labels: {by: 'hand'}}))).toMatchObject({status: 200})
        expect(await post(api().person, kind, `${name}-by-hand`, undefined, labels)).toMatchObject({status: 201})
      })
    })

    test.each(['placements', 'deployments', 'jobs', 'services'] as const)(
      'what an older epoch wrote of %s is not deleted, but by a person',
      async (kind) => {
        const {agent, person} = api()
        const name = `${kind}-going`
        const path = `${PATHS[kind]}/${name}`
        expect(await post(person, kind, name, CLUSTER - 1)).toMatchObject({status: 201})
        expect(await agent({method: 'DELETE', path})).toMatchObject({status: 403})
        expect(await merge(agent, path, epochAt(CLUSTER))).toMatchObject({status: 200})
        expect(await agent({method: 'DELETE', path})).toMatchObject({status: 200})
        await post(person, kind, `${name}-by-hand`, CLUSTER - 1)
        expect(await person({method: 'DELETE', path: `${path}-by-hand`})).toMatchObject({status: 200})
      },
    )

    test('a status carries its epoch itself, under the lease of who reports', async () => {
      const {agent, person} = api()
      await post(person, 'apps', 'shop')
      const app = `${PATHS.apps}/shop/status`
      expect(await merge(agent, app, {status: {epoch: CONTINUUM - 1, phase: 'placing'}})).toMatchObject({status: 403})
      expect(await merge(agent, app, {status: {phase: 'placing'}})).toMatchObject({status: 403})
      expect(await merge(agent, app, {status: {epoch: CONTINUUM, phase: 'placing'}})).toMatchObject({status: 200})
      await post(agent, 'assignments', 'shop', CONTINUUM)
      const assignment = `${PATHS.assignments}/shop/status`
      expect(await merge(agent, assignment, {status: {...ASSIGNED_STATUS, epoch: CLUSTER - 1}})).toMatchObject({status: 403})
      expect(await merge(agent, assignment, {status: {...ASSIGNED_STATUS, epoch: CLUSTER}})).toMatchObject({status: 200})
    })

    test('what a person wrote an agent may write for a person, without an epoch', async () => {
      const {agent} = api()
      expect(await post(agent, 'apps', 'by-api')).toMatchObject({status: 201})
      expect(await post(agent, 'orderSets', 'by-api')).toMatchObject({status: 201})
      expect(await post(agent, 'nodes', 'by-api')).toMatchObject({status: 201})
      expect(await merge(agent, `${PATHS.apps}/by-api`, {permitted_actions: []})).toMatchObject({status: 200})
    })

    test.each([
      ['an assignment', 'assignments', CONTINUUM, CLUSTER],
      ['an application', 'apps', undefined, CONTINUUM],
    ] as const)('%s that goes belongs to who takes its finalizer off', async (_, kind, written, newest) => {
      const {agent, person} = api()
      const path = `${PATHS[kind]}/leaving`
      await post(agent, kind, 'leaving', written)
      expect(await merge(agent, path, epochAt(written ?? newest, {finalizers: ['mlsysops.eu/test']}))).toMatchObject({status: 200})
      expect(await person({method: 'DELETE', path})).toMatchObject({status: 200})
      expect(await merge(agent, path, epochAt(newest - 1, {finalizers: []}))).toMatchObject({status: 403})
      expect(await merge(agent, path, epochAt(newest, {finalizers: []}))).toMatchObject({status: 200})
      expect(await person({path})).toMatchObject({status: 404})
    })

    test('the epoch of a lease does not go back, and no new holder has that of the old one', async () => {
      const {agent, person} = api()
      const path = `${PATHS.leases}/mlsysops-cluster`
      const to = (who: Caller, spec: object) => merge(who, path, {spec})
      expect(await to(agent, {leaseTransitions: CLUSTER - 1})).toMatchObject({status: 403})
      expect(await to(agent, {holderIdentity: 'second'})).toMatchObject({status: 403})
      expect(await to(agent, {renewTime: '2026-01-01T00:00:00.000000Z'})).toMatchObject({status: 200})
      expect(await to(agent, {holderIdentity: ''})).toMatchObject({status: 200})
      expect(await to(agent, {holderIdentity: 'second', leaseTransitions: CLUSTER + 1})).toMatchObject({status: 200})
      expect(await to(person, {holderIdentity: 'a-person', leaseTransitions: CLUSTER})).toMatchObject({status: 200})
    })

    test('when another takes over, what the former leader still sends is refused', async () => {
      const {agent} = api()
      expect(await post(agent, 'clusterPlacements', 'taken-over', CONTINUUM)).toMatchObject({status: 201})
      const taken = {spec: {holderIdentity: 'next', leaseTransitions: CONTINUUM + 1}}
      expect(await merge(agent, `${PATHS.leases}/mlsysops-continuum`, taken)).toMatchObject({status: 200})
      const late = () => merge(agent, `${PATHS.clusterPlacements}/taken-over`, epochAt(CONTINUUM))
      await expect.poll(async () => (await late()).status, SOON).toBe(403)
    })
  })
}
