import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {parseDescriptions} from '../../../src/descriptions/parse.js'
import {scaffold} from '../../../src/descriptions/scaffold.js'

const root = process.cwd()
const kinds = ['application', 'node', 'cluster', 'continuum', 'datacenter'] as const

describe.each(kinds)('templates of kind %s', (kind) => {
  const folder = join(root, 'templates', kind)

  test.each(readdirSync(folder))('%s validates without a warning', (file) => {
    const {documents, problems} = parseDescriptions(readFileSync(join(folder, file)), file)
    expect(problems).toEqual([])
    expect(documents.map((document) => document.kind)).toEqual([kind])
  })

  test('a scaffold carries the name and the schema that were asked for, and validates', async () => {
    const text = await scaffold(root, {kind, form: 'minimal', name: 'traffic', schema: 'https://example.org/schema.json'})
    const {documents, problems} = parseDescriptions(text, 'new.yaml')
    expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=https://example.org/schema.json')
    expect(problems).toEqual([])
    expect(documents[0]?.name).toBe('traffic')
  })
})

test('the full starter has two components', async () => {
  const text = await scaffold(root, {kind: 'application', form: 'full', name: 'traffic', schema: 'x'})
  const [document] = parseDescriptions(text, 'new.yaml').documents
  expect(document?.kind === 'application' && document.description.components.length).toBe(2)
})

test('every template names its schema by a path that exists', () => {
  for (const kind of kinds) {
    for (const file of readdirSync(join(root, 'templates', kind))) {
      const path = join(root, 'templates', kind, file)
      const reference = readFileSync(path, 'utf8').split('\n')[0]?.split('$schema=')[1] ?? ''
      expect(JSON.parse(readFileSync(join(root, 'templates', kind, reference), 'utf8'))).toHaveProperty('$schema')
    }
  }
})
