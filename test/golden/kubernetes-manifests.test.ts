import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, test} from 'vitest'
import {parseAllDocuments} from 'yaml'
import {renderManifests} from '../../src/platform/kubernetes/api/manifests.js'

const GOLDEN = join(process.cwd(), 'test/golden/kubernetes/api.yaml')
/** The definitions are files of their own: testbed/manifests/crds. */
const IS_DEFINITION = /^kind: CustomResourceDefinition$/m

test('namespaces, fencing and rights are what they were: UPDATE_GOLDEN=1 writes them anew', async () => {
  const text = (await documentsOf({})).filter((document) => !IS_DEFINITION.test(document)).join('---\n')
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(GOLDEN), {recursive: true})
    writeFileSync(GOLDEN, text)
  }
  expect(existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8') : '').toBe(text)
})

test('the definitions are those of testbed/manifests/crds', async () => {
  for (const document of (await documentsOf({})).filter((one) => IS_DEFINITION.test(one))) {
    const plural = /^ {4}plural: (\w+)$/m.exec(document)?.[1]
    const file = readFileSync(join(process.cwd(), `testbed/manifests/crds/${plural}.crd.yaml`), 'utf8')
    expect(file.split('\n').slice(1).join('\n')).toBe(document)
  }
})

test('both names of namespaces can be set, everywhere', async () => {
  const namespaces = {applications: 'shop', framework: 'shop-agents'}
  const text = await renderManifests({namespaces})
  const objects = parseAllDocuments(text).map((document) => document.toJS() as {metadata: {namespace?: string}})
  const found = new Set(objects.flatMap(({metadata}) => metadata.namespace ?? []))
  expect(found).toEqual(new Set(['shop', 'shop-agents', 'kube-node-lease']))
  expect(text).not.toContain('mlsysops-framework')
})

test('only the roles that are asked for are given, and no fence where none is wanted', async () => {
  const text = await renderManifests({roles: ['node'], fencing: false})
  expect(text).toContain('name: mlsysops-node')
  expect(text).not.toContain('name: mlsysops-cluster\n')
  expect(text).not.toContain('ValidatingAdmissionPolicy')
})

async function documentsOf(options: Parameters<typeof renderManifests>[0]): Promise<readonly string[]> {
  return (await renderManifests(options)).split('---\n')
}
