import {readFileSync} from 'node:fs'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {type ControlPlane, requireKubernetes, startControlPlane} from '../support/control-plane.js'
import {fencingSuite} from './kubernetes-api/fencing.js'
import {kindsSuite} from './kubernetes-api/kinds.js'
import {exampleOf, PATHS} from './kubernetes-api/objects.js'
import {rightsSuite} from './kubernetes-api/rights.js'
import {type SliceApi, sliceApi} from './kubernetes-api/slice-api.js'
import {tableOf} from './kubernetes-api/tables.js'

const kubernetes = await requireKubernetes()
const why = kubernetes.kind === 'absent' ? ` (skipped: ${kubernetes.reason})` : ''
const TABLE = 'application/json;as=Table;v=v1;g=meta.k8s.io'

describe.skipIf(kubernetes.kind === 'absent')(`the API of a slice on a real API server${why}`, () => {
  let plane: ControlPlane | undefined
  let slice: SliceApi | undefined
  const api = (): SliceApi => {
    if (slice === undefined) throw new Error('The control plane has not started.')
    return slice
  }

  beforeAll(async () => {
    if (kubernetes.kind === 'absent') return
    plane = await startControlPlane({name: 'crds'})
    slice = await sliceApi(plane)
  }, 120_000)
  afterAll(async () => plane?.stop())

  describe('is installed', () => {
    test('over an older one, in place: objects stay, and a second time changes nothing', async () => {
      const {person, install} = api()
      await person({method: 'POST', path: '/api/v1/namespaces', body: {metadata: {name: 'mlsysops'}}})
      await person({method: 'POST', path: PATHS.definitions, body: olderDefinition()})
      const create = {method: 'POST', path: PATHS.datacenters, body: exampleOf('datacenters', 'old-place')} as const
      await expect.poll(async () => (await person(create)).status, {timeout: 20_000, interval: 100}).toBe(201)
      const old = await person({path: `${PATHS.datacenters}/old-place`})
      expect(old.body['city']).toBeUndefined()

      const first = await install()
      expect(first.find(({name}) => name === 'mlsysopsdatacenters.mlsysops.eu')).toMatchObject({change: 'changed'})
      expect(first.find(({name}) => name === 'mlsysopsapps.mlsysops.eu')).toMatchObject({change: 'created'})
      const now = await person({path: `${PATHS.datacenters}/old-place`})
      expect(now.body.metadata?.uid).toBe(old.body.metadata?.uid)
      const patch = {method: 'PATCH', path: `${PATHS.datacenters}/old-place`, contentType: 'application/merge-patch+json'} as const
      await expect.poll(async () => (await person({...patch, body: {city: 'volos'}})).body['city'], {timeout: 20_000}).toBe('volos')

      const second = await install()
      expect(second.filter(({change}) => change !== 'unchanged')).toEqual([])
    }, 60_000)

    test('with namespaces that bound what pods may ask of their node', async () => {
      const labels = async (name: string) => (await api().person({path: `/api/v1/namespaces/${name}`})).body.metadata
      expect(await labels('mlsysops')).toMatchObject({labels: {'pod-security.kubernetes.io/enforce': 'baseline'}})
      expect(await labels('mlsysops-framework')).toMatchObject({labels: {'pod-security.kubernetes.io/enforce': 'restricted'}})
    })
  })

  describe('kinds', () => kindsSuite(api))

  describe('tables', () => {
    test('kubectl shows where an application stands', async () => {
      const {person} = api()
      await person({method: 'POST', path: PATHS.apps, body: exampleOf('apps', 'printed')})
      const status = {
        phase: 'deployed',
        clusters: ['one', 'two'],
        placedOn: 'one, two',
        components: {ready: 2, wanted: 3, summary: '2/3'},
        satisfaction: {score: 0.83, met: true},
        conditions: [{type: 'Accepted', status: 'True', reason: 'Valid', message: '', lastTransitionTime: '2026-01-01T00:00:00Z'}],
      }
      const patch = {method: 'PATCH', path: `${PATHS.apps}/printed/status`, contentType: 'application/merge-patch+json'} as const
      expect(await person({...patch, body: {status}})).toMatchObject({status: 200, body: {status}})
      const {columns, rows} = tableOf((await person({path: `${PATHS.apps}/printed`, accept: TABLE})).body)
      expect(columns).toEqual(['Name', 'Phase', 'Clusters', 'Ready', 'Satisfaction', 'Age'])
      expect(rows[0]?.slice(0, -1)).toEqual(['printed', 'deployed', 'one, two', '2/3', 0.83])
    })

    test('a node shows its layer, cores and memory, a placement its hosts', async () => {
      const {person} = api()
      await person({method: 'POST', path: PATHS.nodes, body: exampleOf('nodes', 'edge-1')})
      const nodes = tableOf((await person({path: `${PATHS.nodes}/edge-1`, accept: TABLE})).body)
      expect(nodes.columns).toEqual(['Name', 'Layer', 'Cluster', 'Cores', 'Memory-GiB', 'Age'])
      expect(nodes.rows[0]?.slice(0, -1)).toEqual(['edge-1', 'edge', null, 4, 8])
      await person({method: 'POST', path: PATHS.placements, body: exampleOf('placements', 'shop.web')})
      const placements = tableOf((await person({path: `${PATHS.placements}/shop.web`, accept: TABLE})).body)
      expect(placements.columns).toEqual(['Name', 'Hosts', 'Goal', 'Generation', 'Age'])
      expect(placements.rows[0]?.slice(0, -1)).toEqual(['shop.web', 'edge-1 x2', 'edge-2 x2', 1])
    })

    test('all kinds are in the category mlsysops, under short names', async () => {
      const {body} = await api().person({path: '/apis/mlsysops.eu/v1'})
      const kinds = (
        body['resources'] as readonly {readonly name: string; readonly categories?: unknown; readonly shortNames?: unknown}[]
      ).filter(({name}) => !name.includes('/'))
      expect(kinds).toHaveLength(10)
      for (const {categories, shortNames} of kinds) expect([categories, shortNames]).toEqual([['mlsysops'], expect.any(Array)])
    })
  })

  describe('fencing', () => fencingSuite(api))
  describe('rights', () => rightsSuite(api))
})

/** As it might have been once: it knows no `city`, and has no columns. */
function olderDefinition(): object {
  const text = readFileSync('testbed/manifests/crds/mlsysopsdatacenters.crd.yaml', 'utf8')
  const definition = parse(text) as {
    spec: {versions: {additionalPrinterColumns?: unknown; schema: {openAPIV3Schema: {properties: Record<string, unknown>}}}[]}
  }
  for (const version of definition.spec.versions) {
    delete version.additionalPrinterColumns
    delete version.schema.openAPIV3Schema.properties['city']
  }
  return definition
}
