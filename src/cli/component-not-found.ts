import type {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'

/** Of an application that has only these. */
export function componentNotFound(
  application: string,
  component: string,
  components: readonly {readonly component: string}[],
): OperationalError {
  const known = components.map((one) => one.component)
  return notFoundError({what: 'component', name: component, known, within: application, list: `mlsysops app status ${application}`})
}
