// Generates TypeScript types, validators and bundled schemas from every `src/**/schemas/*.schema.json` into the neighbouring `generated/`,
// and the CustomResourceDefinitions. A schema file that holds only `$defs` is a library for its neighbours; one with `"x-validator": false` gets no
// validator, one with `"x-types-only": true` neither that nor a schema. `--check` changes nothing and exits 1 when something is stale.
import {existsSync, globSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, dirname, join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {Ajv2020} from 'ajv/dist/2020.js'
import standaloneCode from 'ajv/dist/standalone/index.js'
import formats from 'ajv-formats'
import {compile} from 'json-schema-to-typescript'
import {customResourceFiles} from './crds/files.mjs'
import {bundle, isDocument, readSchema} from './schema-bundle.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const isCheck = process.argv.includes('--check')
const ANNOTATIONS = /^x-/
/** ajv's own helper would make ajv a dependency at run time. */
const DEEP_EQUAL = `function deepEqual(a, b) {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && deepEqual(a[key], b[key]))
}

`

const wanted = new Map()
for (const path of globSync('src/**/schemas/*.schema.json', {cwd: root}).sort()) {
  if (isDocument(readSchema(join(root, path)))) await generate(join(root, path))
}
for (const [path, text] of customResourceFiles(root)) wanted.set(join(root, path), text)
const stale = findStale()
if (isCheck) reportStale()
else writeAll()

async function generate(path) {
  const name = basename(path, '.schema.json')
  const folder = join(dirname(path), '..', 'generated')
  const schema = bundle(path)
  const banner = `// Generated from ${relative(root, path)} by \`npm run generate\`. Do not edit.\n`
  wanted.set(join(folder, `${name}.types.generated.ts`), banner + (await types(schema)))
  if (schema['x-types-only'] === true) return
  if (schema['x-validator'] !== false)
    wanted.set(join(folder, `${name}.validator.generated.ts`), `// @ts-nocheck\n${banner}${validator(schema, path)}`)
  const json = relative(folder, join(root, 'src/support/json.js'))
  wanted.set(
    join(folder, `${name}.schema.generated.ts`),
    `${banner}import type {JsonObject} from '${json}'\n\nexport const schema: JsonObject = ${JSON.stringify(schema, null, 2)}\n`,
  )
}

/** Titles are for people: as type names they would clash, so only the root and `$defs` name types. */
function types(schema) {
  const name = typeName(schema)
  const plain = typed(schema, schema.$defs ?? {})
  plain.title = name
  for (const [key, definition] of Object.entries(plain.$defs ?? {})) definition.title = key
  return compile(plain, name, {
    bannerComment: '',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    format: true,
    style: {semi: false, singleQuote: true, bracketSpacing: false, printWidth: 140},
  })
}

/** What the types need of a schema: definitions of plain strings and numbers are put in place, the others keep one name each. */
function typed(node, definitions) {
  if (Array.isArray(node)) return node.map((item) => typed(item, definitions))
  if (node === null || typeof node !== 'object') return node
  if (typeof node.$ref === 'string') {
    const definition = definitions[node.$ref.replace('#/$defs/', '')]
    if (!isPlain(definition)) return {$ref: node.$ref}
    return typed({...definition, ...node, $ref: undefined}, definitions)
  }
  const entries = Object.entries(node).filter(([key, value]) => !isForPeople(key, value) && value !== undefined)
  const kept = entries.filter(([key, value]) => !(key === '$defs' && typeof value === 'object'))
  const named = Object.entries(node.$defs ?? {}).filter(([, definition]) => !isPlain(definition))
  const result = Object.fromEntries(kept.map(([key, value]) => [key, typed(value, definitions)]))
  if (node['x-kubernetes-preserve-unknown-fields'] === true) result.tsType = 'unknown'
  return named.length === 0 ? result : {...result, $defs: Object.fromEntries(named.map(([key, value]) => [key, typed(value, definitions)]))}
}

function isPlain(definition) {
  return ['string', 'number', 'integer', 'boolean'].includes(definition.type) && definition.enum === undefined
}

/** Annotations, apart from descriptions, which become doc comments. A property may be named like one: then its value is a schema. */
function isForPeople(key, value) {
  if (ANNOTATIONS.test(key) || key === 'examples' || key === 'default')
    return key.startsWith('x-') || typeof value !== 'object' || Array.isArray(value)
  return typeof value === 'string' && (key === 'title' || key === '$comment')
}

/** What the validator needs of a schema. */
function bare(node) {
  if (Array.isArray(node)) return node.map(bare)
  if (node === null || typeof node !== 'object') return node
  const entries = Object.entries(node).filter(
    ([key, value]) => !isForPeople(key, value) && !(key === 'description' && typeof value === 'string'),
  )
  return Object.fromEntries(entries.map(([key, value]) => [key, bare(value)]))
}

function typeName(schema) {
  if (schema.title === undefined) throw new Error('A schema needs a title: it names its type.')
  return pascal(schema.title)
}

function pascal(text) {
  return text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase())
}

function validator(schema, path) {
  // Length in UTF-16 units needs no helper of ajv at run time.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictTypes: false,
    unicode: false,
    logger: {log() {}, warn() {}, error: console.error},
    code: {source: true, esm: true, lines: true},
  })
  formats.default(ajv)
  const code = standaloneCode.default(ajv, ajv.compile(bare(schema)))
  const types = `./${basename(path, '.schema.json')}.types.generated.js`
  const type = typeName(schema)
  const body = code
    .replace(/^"use strict";\n?/, '')
    .replace(/^export const validate = (\w+);\n?/m, (_, name) => `const check = ${name};\n`)
    .replace(/^export default \w+;\n?/m, '')
    .replace(/const (\w+) = require\("ajv\/dist\/runtime\/equal"\)\.default;?/g, (_, name) => `const ${name} = deepEqual;`)
    .replace(/require\("ajv-formats\/dist\/formats"\)\.fullFormats/g, 'fullFormats')
  if (/\brequire\(/.test(body))
    throw new Error(`${path}: the validator needs a helper of ajv that generate.mjs does not carry: ${body.match(/require\([^)]*\)/)[0]}`)
  return [
    body.includes('fullFormats') ? "import {fullFormats} from 'ajv-formats/dist/formats.js'\n" : '',
    `import type {${type}} from '${types}'\n\n`,
    'export type SchemaError = {\n  readonly instancePath: string\n  readonly schemaPath: string\n  readonly keyword: string\n',
    '  readonly params: Readonly<Record<string, unknown>>\n  readonly message?: string\n}\n',
    `/** The errors stay on the function until its next call. */\n`,
    `export const validate: ((value: unknown) => value is ${type}) & {errors?: readonly SchemaError[] | null} = (value) => {\n`,
    '  const valid = check(value)\n  validate.errors = check.errors\n  return valid\n}\n\n',
    body.includes('deepEqual') ? DEEP_EQUAL : '',
    body.trim(),
    '\n',
  ].join('')
}

function findStale() {
  const changed = [...wanted].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text).map(([path]) => path)
  const folders = new Set([...wanted.keys()].map((path) => dirname(path)))
  const left = [...folders].filter(existsSync).flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)))
  return {changed, surplus: left.filter((path) => /\.generated\.ts$|\.crd\.yaml$/.test(path) && !wanted.has(path))}
}

function reportStale() {
  const all = [...stale.changed, ...stale.surplus].map((path) => relative(root, path))
  if (all.length === 0) return
  console.error(`Stale generated files:\n${all.map((path) => `  ${path}`).join('\n')}\nRun \`npm run generate\` and commit the result.`)
  process.exitCode = 1
}

function writeAll() {
  for (const path of stale.changed) {
    mkdirSync(dirname(path), {recursive: true})
    writeFileSync(path, wanted.get(path))
  }
  for (const path of stale.surplus) rmSync(path)
  console.log(`${wanted.size} generated files, ${stale.changed.length} changed, ${stale.surplus.length} removed.`)
}
