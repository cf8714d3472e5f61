// Copies what the compiler leaves behind into dist/: the JSON Schemas, which editors and the package's `exports` read, and what Python policies run in.
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const folder of ['src/descriptions/schemas', 'src/northbound/contract/schemas', 'src/policy/python/runner']) {
  cpSync(join(root, folder), join(root, 'dist', folder), {recursive: true})
}
