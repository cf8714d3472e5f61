import {globSync, readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parse} from 'yaml'
import {KINDS} from '../../../src/descriptions/kinds.js'
import {parseDescriptions} from '../../../src/descriptions/parse.js'
import type {Answer} from '../../support/api-server.js'
import {exampleOf, PATHS, type PathOf} from './objects.js'
import type {SliceApi} from './slice-api.js'

const VALID = [
  ...globSync('test/fixtures/descriptions/{valid,variants}/*'),
  ...globSync('templates/{application,node,cluster,continuum,datacenter}/*.yaml'),
]
const MALFORMED = 'test/fixtures/descriptions/malformed'
/** What no object shows by itself, what only our reader sees of a text, and what is only an older spelling. */
const NOT_SEEN = new Set([
  'dependency-cycle.yaml',
  'layer-contradicts-node.yaml',
  'single-node-of-two-nodes.yaml',
  'missing-name.yaml',
  'two-of-one-name.yaml',
])

export function kindsSuite(api: () => SliceApi): void {
  const create = (path: string, object: object): Promise<Answer> =>
    api().person({method: 'POST', path: `${path}?dryRun=All&fieldValidation=Strict`, body: object})

  describe.each(VALID)('%s', (file) => {
    const {documents} = parseDescriptions(readFileSync(file), file)

    test('is taken as it is written by us', async () => {
      expect(documents.length).toBeGreaterThan(0)
      for (const {kind, name, description} of documents) {
        const answer = await create(pathOf(kind), objectOf(kind, name, description))
        expect(answer).toMatchObject({status: 201})
        expect(answer.body).toMatchObject(description)
      }
    })

    test('needs no name beside that of the object', async () => {
      for (const {kind, name, description} of documents) {
        const {[nameKeyOf(kind)]: _, ...rest} = description as unknown as Record<string, unknown>
        expect(await create(pathOf(kind), objectOf(kind, name, rest))).toMatchObject({status: 201})
      }
    })
  })

  const malformed = readdirSync(MALFORMED).flatMap((file) => malformedObjects(join(MALFORMED, file)))
  test.each(malformed)('$file is refused', async ({kind, file, name, description}) => {
    const answer = await create(pathOf(kind), objectOf(kind, name, description))
    expect(NOT_SEEN.has(file) ? [201] : [400, 422], answer.body.message).toContain(answer.status)
  })

  test('enough of the malformed ones could be tried', () => {
    expect(malformed.length).toBeGreaterThanOrEqual(60)
  })

  test.each<PathOf>(['apps', 'orderSets', 'clusterPlacements', 'assignments', 'placements', 'notes'])(
    'an object of %s is kept whole',
    async (kind) => {
      const object = exampleOf(kind, kind === 'placements' ? 'shop.web' : 'shop')
      const answer = await create(PATHS[kind], object)
      expect(answer).toMatchObject({status: 201})
      expect(answer.body).toMatchObject(object)
    },
  )

  test.each([
    ['a name that differs', {name: 'other'}, /name must equal metadata.name/],
    ['an unknown field', {colour: 'red'}, /unknown field "colour"/],
    [
      'more components than rules can be checked for',
      {components: Array.from({length: 129}, (_, index) => component(`c${index}`))},
      /Too many/,
    ],
    ['two containers of one name', {components: [component('a', {containers: [container('x'), container('x')]})]}, /same name/],
  ])('%s is refused in words', async (_, fields, message) => {
    const answer = await create(PATHS.apps, {...exampleOf('apps', 'shop'), ...fields})
    expect(answer.body.message).toMatch(message)
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  test('an order of one kind cannot miss what that kind needs', async () => {
    const orders = [{id: 'a', component: 'web', by: 'ann', issuedMs: 1, wish: {kind: 'scale', to: 'edge-1'}}]
    const answer = await create(PATHS.orderSets, {...exampleOf('orderSets', 'shop'), spec: {orders}})
    expect(answer.status).toBe(422)
  })

  test('what a placement or a note is about cannot change', async () => {
    const path = `${PATHS.notes}/about`
    await api().person({method: 'POST', path: PATHS.notes, body: exampleOf('notes', 'about')})
    const answer = await api().person({method: 'PATCH', path, contentType: 'application/merge-patch+json', body: {spec: {key: 'other'}}})
    expect(answer).toMatchObject({status: 422})
    expect(answer.body.message).toMatch(/key cannot change/)
  })

  test('a large application passes the rules within what the API server spends on them', async () => {
    const names = Array.from({length: 64}, (_, index) => `component-${index}`)
    const ports = Array.from({length: 4}, (_, index) => ({container_port: 1000 + index}))
    const containers = [{...container('one'), ports}, container('two')]
    const components = names.map((name, index) => component(name, {containers, depends_on: names.slice(0, Math.min(index, 8))}))
    const interactions = names.slice(1).map((name) => ({component_name1: names[0], component_name2: name}))
    const answer = await create(PATHS.apps, {...exampleOf('apps', 'large'), components, component_interactions: interactions})
    expect(answer.status, answer.body.message).toBe(201)
  }, 60_000)
}

function malformedObjects(path: string) {
  const file = basename(path)
  let value: unknown
  try {
    value = parse(readFileSync(path, 'utf8'), {uniqueKeys: true, maxAliasCount: 100})
    // An alias to what it stands in is no JSON: it cannot be sent.
    JSON.stringify(value)
  } catch {
    return []
  }
  if (typeof value !== 'object' || value === null) return []
  return KINDS.flatMap(({kind, rootKey, nameKey}) => {
    const description = (value as Record<string, unknown>)[rootKey]
    if (typeof description !== 'object' || description === null || Array.isArray(description)) return []
    const name = (description as Record<string, unknown>)[nameKey]
    return [{kind, file, name: typeof name === 'string' ? name : 'nameless', description}]
  })
}

function objectOf(kind: string, name: string, description: object): object {
  return {apiVersion: 'mlsysops.eu/v1', kind: KINDS.find((known) => known.kind === kind)?.rootKey, metadata: {name}, ...description}
}

function pathOf(kind: string): string {
  return `/apis/mlsysops.eu/v1/namespaces/mlsysops/${KINDS.find((known) => known.kind === kind)?.rootKey.toLowerCase()}s`
}

function nameKeyOf(kind: string): string {
  return KINDS.find((known) => known.kind === kind)?.nameKey ?? 'name'
}

function component(name: string, more: object = {}): object {
  return {metadata: {name}, containers: [{image: 'x'}], ...more}
}

function container(name: string): object {
  return {name, image: 'x'}
}
