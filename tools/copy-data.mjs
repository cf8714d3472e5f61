// Copies what the compiler leaves behind into dist/: the JSON Schemas, which editors and the package's `exports` read.
import {cpSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
for (const folder of ['src/descriptions/schemas', 'src/northbound/contract/schemas']) {
  cpSync(join(root, folder), join(root, 'dist', folder), {recursive: true})
}
