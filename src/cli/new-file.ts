import {writeFile} from 'node:fs/promises'
import {OperationalError} from '../support/errors.js'

/** Writes a file that is not there yet; overwrites only when told to. */
export async function writeNewFile(path: string, content: string | Uint8Array, force: boolean): Promise<void> {
  try {
    await writeFile(path, content, {flag: force ? 'w' : 'wx'})
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'EEXIST') {
      throw new OperationalError(`${path} exists already.`, {
        code: 'file-exists',
        exit: 'precondition',
        hints: ['Choose another name, or overwrite it with --force.'],
        cause: error,
      })
    }
    throw new OperationalError(`${path} cannot be written (${String(error.code)}).`, {
      code: 'file-not-writable',
      exit: 'precondition',
      cause: error,
    })
  }
}
