import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {OperationalError} from '../support/errors.js'
import type {DescriptionKind} from './kinds.js'
import {isLabel} from './names.js'

export type ScaffoldOptions = {
  readonly kind: DescriptionKind
  /** `minimal` says only what is needed; `full` shows most of what can be said. Kinds other than applications have one form. */
  readonly form?: 'minimal' | 'full'
  /** Replaces the name in the template. */
  readonly name: string
  /** What editors learn the fields from: a path or URL. Absent: the schema in the package's folder. */
  readonly schema?: string
}

const MARK = '# yaml-language-server: $schema='
const PLACEHOLDERS: Readonly<Record<DescriptionKind, string>> = {
  application: 'my-app',
  node: 'my-node',
  cluster: 'my-cluster',
  continuum: 'my-slice',
  datacenter: 'my-datacenter',
}

/**
 * The text of a commented starter description that validates without a warning. `root` is the package's folder, which holds `templates/`.
 * Rejects with an `OperationalError` when the name is no DNS-1123 label.
 */
export async function scaffold(root: string, {kind, form = 'minimal', name, schema}: ScaffoldOptions): Promise<string> {
  if (!isLabel(name)) throw badName(name)
  const file = kind === 'application' ? `${form}.yaml` : `${kind}.yaml`
  const template = await readFile(join(root, 'templates', kind, file), 'utf8')
  const [first = '', ...lines] = template.split('\n')
  if (!first.startsWith(MARK)) throw new TypeError(`The template ${file} does not begin with its schema.`)
  const body = lines.join('\n').replaceAll(PLACEHOLDERS[kind], name)
  return `${MARK}${schema ?? join(root, 'dist/src/descriptions/schemas', `${kind}.schema.json`)}\n${body}`
}

function badName(name: string): OperationalError {
  return new OperationalError(
    `"${name}" cannot be a name: it must be lower-case letters, digits and hyphens, at most 63, and begin and end with a letter or digit.`,
    {
      code: 'bad-name',
      exit: 'usage',
    },
  )
}
