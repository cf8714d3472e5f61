import {OperationalError} from '../support/errors.js'

type Value = string | number | undefined

/** Rejects flags that contradict a testbed that exists: none is ever dropped in silence. `undefined` as what is asked says nothing. */
export function refuseDifferences(name: string, flags: readonly (readonly [flag: string, asked: Value, saved: Value])[]): void {
  const differences = flags
    .filter(([, asked, saved]) => asked !== undefined && asked !== saved)
    .map(([flag, asked, saved]) => `${flag} is ${asked} here and ${saved ?? 'not set'} there`)
  if (differences.length === 0) return
  throw new OperationalError(`The testbed ${name} exists, and differs: ${differences.join('; ')}.`, {
    code: 'testbed-differs',
    exit: 'precondition',
    hints: [`mlsysops testbed down --name ${name}, then up again`, 'or choose another --name'],
  })
}
