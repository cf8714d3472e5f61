// The CustomResourceDefinitions as files: a manifest each, for kubectl and to be read in review, and one module for the installer.
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {stringify} from 'yaml'
import {definitionOf, OBJECTS} from './definition.mjs'
import {KINDS} from './kinds.mjs'

const MANIFESTS = 'testbed/manifests/crds'
const MODULE = 'src/platform/kubernetes/api/generated/crds.generated.ts'
const BANNER = 'Generated from the JSON Schemas by `npm run generate`. Do not edit.'

/** Path below the root, and text; none where the room of these objects is not there. */
export function customResourceFiles(root) {
  if (!existsSync(join(root, OBJECTS))) return []
  const definitions = KINDS.map((kind) => definitionOf(kind, root))
  const manifests = definitions.map((definition) => [
    `${MANIFESTS}/${definition.spec.names.plural}.crd.yaml`,
    `# ${BANNER}\n${stringify(definition, {lineWidth: 140, aliasDuplicateObjects: false})}`,
  ])
  const json = JSON.stringify(definitions, null, 1)
  const module = `// ${BANNER}\nimport type {JsonObject} from '../../../../support/json.js'\n\nexport const customResourceDefinitions: readonly JsonObject[] = ${json}\n`
  return [...manifests, [MODULE, module]]
}
