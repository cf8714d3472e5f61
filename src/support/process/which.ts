import {constants} from 'node:fs'
import {access, stat} from 'node:fs/promises'
import {delimiter, dirname, extname, isAbsolute, join, resolve} from 'node:path'
import {OperationalError} from '../errors.js'

/**
 * The absolute path of a program, from an absolute path or a bare name on the PATH. What lies in the current directory is never taken, even where
 * the PATH names it: whoever can put a file there could have us run it. Rejects with `tool-missing`.
 */
export async function findProgram(name: string, env: {readonly [name: string]: string | undefined}, cwd: string): Promise<string> {
  if (isAbsolute(name)) {
    if (await isProgram(name)) return name
    throw missing(name, `There is no program ${name}.`)
  }
  if (name !== '' && !/[/\\]/.test(name)) {
    for (const directory of (env['PATH'] ?? env['Path'] ?? '').split(delimiter)) {
      if (!isAbsolute(directory) || resolve(directory) === resolve(cwd)) continue
      for (const extension of extensions(name, env)) {
        const path = join(directory, name + extension)
        if (await isProgram(path)) return path
      }
    }
    throw missing(name, `The program ${name} is not on the PATH.`)
  }
  throw new RangeError(`A program is named by its absolute path or a bare name, not by ${JSON.stringify(name)}.`)
}

async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK)
    return dirname(path) !== path && (await stat(path)).isFile()
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_THERE.has(String(error.code))) return false
    throw error
  }
}

const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'])

function extensions(name: string, env: {readonly [name: string]: string | undefined}): readonly string[] {
  if (process.platform !== 'win32' || extname(name) !== '') return ['']
  return (env['PATHEXT'] ?? '.EXE;.CMD;.BAT;.COM').split(';')
}

function missing(name: string, message: string): OperationalError {
  return new OperationalError(message, {
    code: 'tool-missing',
    exit: 'precondition',
    hints: [`Install ${name}, or put it on the PATH.`],
    details: {tool: name},
  })
}
