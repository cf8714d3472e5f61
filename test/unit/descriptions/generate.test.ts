import {execFile} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'
import {afterEach, beforeEach, expect, test} from 'vitest'

const root = process.cwd()
let folder = ''

type Run = {readonly code: number; readonly stdout: string; readonly stderr: string}

/** The generator finds the package by its own place: a copy of it works on a package of its own. */
async function generate(...args: readonly string[]): Promise<Run> {
  try {
    const {stdout, stderr} = await promisify(execFile)(process.execPath, [join(folder, 'tools/generate.mjs'), ...args])
    return {code: 0, stdout, stderr}
  } catch (error) {
    const {code, stdout, stderr} = error as Run
    return {code, stdout, stderr}
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlsysops-generate-'))
  mkdirSync(join(folder, 'src/room/schemas'), {recursive: true})
  cpSync(join(root, 'tools'), join(folder, 'tools'), {recursive: true})
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  write('common', {
    $defs: {
      Speed: {type: 'number', minimum: 0},
      Point: {type: 'object', additionalProperties: false, properties: {x: {$ref: '#/$defs/Speed'}}},
    },
  })
  write('thing', {
    title: 'Thing',
    type: 'object',
    additionalProperties: false,
    required: ['since'],
    properties: {
      since: {type: 'string', format: 'date-time'},
      tags: {type: 'array', uniqueItems: true, items: {}},
      at: {$ref: 'common.schema.json#/$defs/Point', 'x-note': 1},
    },
  })
})

afterEach(() => rmSync(folder, {recursive: true, force: true}))

function write(name: string, schema: object): void {
  writeFileSync(join(folder, 'src/room/schemas', `${name}.schema.json`), JSON.stringify(schema))
}

test('types, a validator and a bundled schema come of each schema in any room, and none of a library', async () => {
  expect(await generate()).toMatchObject({code: 0, stdout: '3 generated files, 3 changed, 0 removed.\n'})
  const types = readFileSync(join(folder, 'src/room/generated/thing.types.generated.ts'), 'utf8')
  expect(types).toContain('export interface Thing {')
  expect(types).toContain('at?: Point')
  const schema = readFileSync(join(folder, 'src/room/generated/thing.schema.generated.ts'), 'utf8')
  expect(schema).toContain('"$ref": "#/$defs/Point"')
  expect(schema).not.toContain('common.schema.json')
  const validator = readFileSync(join(folder, 'src/room/generated/thing.validator.generated.ts'), 'utf8')
  expect(validator).not.toMatch(/from ['"]ajv['"/]|require\(/)
})

test('what is up to date is fresh, and a second run changes nothing', async () => {
  await generate()
  expect(await generate('--check')).toMatchObject({code: 0})
  expect((await generate()).stdout).toBe('3 generated files, 0 changed, 0 removed.\n')
})

test('a changed schema is stale, and the check names the files and the command', async () => {
  await generate()
  write('thing', {title: 'Thing', type: 'object', properties: {other: {type: 'string'}}})
  const {code, stderr} = await generate('--check')
  expect(code).toBe(1)
  expect(stderr).toContain('src/room/generated/thing.types.generated.ts')
  expect(stderr).toContain('npm run generate')
})

test('what was generated from a schema that is gone is stale, and is removed', async () => {
  write('old', {title: 'Old', type: 'object'})
  await generate()
  rmSync(join(folder, 'src/room/schemas/old.schema.json'))
  expect((await generate('--check')).stderr).toContain('old.types.generated.ts')
  expect((await generate()).stdout).toBe('3 generated files, 0 changed, 3 removed.\n')
})
