import {OperationalError} from '../../support/errors.js'
import type {OutputLog} from '../../support/hosting/output-log.js'
import {isList, isObject, type JsonObject, type JsonValue} from '../../support/json.js'
import type {PolicyEnvironment, PolicyPackage} from '../hosted.js'

/** What `initialize` and the file say. */
export type Loaded = {
  readonly context: JsonObject
  readonly version: string
  readonly summary: string
  readonly environment: PolicyEnvironment
}

export function loadedFrom({context, version, summary, python, packages}: JsonObject): Loaded {
  const told = isObject(python) ? python : {}
  return {
    context: isObject(context) ? context : {},
    version: typeof version === 'string' ? version : '1.0.0',
    summary: typeof summary === 'string' ? summary : '',
    environment: {python: textOf(told['path']), version: textOf(told['version']), packages: packagesFrom(packages)},
  }
}

/** What keeps a file from being a policy, and the ways out. */
export function invalid(error: unknown, python: string): OperationalError {
  if (!(error instanceof OperationalError)) throw error
  // What our own runner told.
  const details = asObject(error.details)
  const {package: missing, packages} = details
  const listed = packagesFrom(packages)
  const hints =
    typeof missing === 'string'
      ? [
          listed.some(({requirement}) => requirement.startsWith(missing))
            ? 'Let the agents install it: mlsysops policy add FILE --install-packages'
            : `Let the agents install it: name it in the packages of initialize(), and add the policy with --install-packages.`,
          `Or use an interpreter that has it: mlsysops policy add FILE --python /path/to/venv/bin/python`,
          `Or install it there yourself: ${python} -m pip install ${missing}`,
        ]
      : ['mlsysops policy init NAME --python writes one to begin with.']
  return new OperationalError(`It is no policy that can run: ${error.message}.`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints,
    details: {...details, ...(packages === undefined ? {} : {packages: listed})},
    cause: error,
  })
}

/** It did not come as far as its answer: an interpreter that is too old, or a file that ends it while it is loaded. */
export function deadborn(error: unknown, output: OutputLog): OperationalError {
  const last = output
    .lines()
    .findLast(({text}) => text.trim() !== '')
    ?.text.trim()
  const why = error instanceof Error ? error.message : String(error)
  return new OperationalError(`It is no policy that can run: while it was loaded ${why}${last === undefined ? '' : ` (${last})`}.`, {
    code: 'policy-invalid',
    exit: 'invalid',
    hints: [
      'Python 3.8 or later runs it: --python names another interpreter.',
      'What is done at the top of the file is done whenever it is loaded.',
    ],
    cause: error,
  })
}

function packagesFrom(value: JsonValue | undefined): readonly PolicyPackage[] {
  return (isList(value) ? value : []).filter(isObject).map(({requirement, installed}) => ({
    requirement: textOf(requirement),
    ...(typeof installed === 'string' ? {installed} : {}),
  }))
}

function asObject(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null ? {...value} : {}
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : ''
}
