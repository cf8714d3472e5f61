import {isBuiltin, registerHooks} from 'node:module'
import {pathToFileURL} from 'node:url'
import {capital} from '../text/capital.js'

/** The only package that may be imported. */
const LIBRARY = 'mlsysops'
/** What reaches beyond a worker: other processes and threads, the engine's flags, the loader itself. */
const CLOSED: ReadonlySet<string> = new Set(['child_process', 'cluster', 'inspector', 'module', 'repl', 'v8', 'wasi', 'worker_threads'])
/** What of `process` would harm the agent. `exit` ends the worker alone, and stays. */
const TAKEN = ['kill', 'abort', 'chdir', 'dlopen', 'binding', '_linkedBinding', 'umask', 'setuid', 'setgid', 'setegid', 'seteuid'] as const

/**
 * Keeps the one file of a worker (`what`: a policy) from harming the agent whose process it shares by mistake: no other processes, no signals, no other packages. It is no prison for
 * who means harm: it runs with the rights of its agent, and is added by a person who may.
 */
export function confine(entry: string, library: string, what: string): void {
  const isClosed = (name: string): boolean => CLOSED.has(name.replace(/^node:/, '').split('/')[0] ?? '')
  const subject = capital(what)
  const ours = pathToFileURL(library).href
  registerHooks({
    resolve(specifier, context, next) {
      if (context.parentURL !== entry) return next(specifier, context)
      if (specifier === LIBRARY) return {url: ours, shortCircuit: true, format: 'module'}
      if (isClosed(specifier)) throw new Error(`${subject} may not import ${specifier}: it would reach beyond its worker.`)
      if (!isBuiltin(specifier))
        throw new Error(`${subject} is one file, and may import ${LIBRARY} and what is built into Node: not ${specifier}.`)
      return next(specifier, context)
    },
  })
  const builtin = process.getBuiltinModule.bind(process)
  const refuse = (name: string) => () => {
    throw new Error(`${subject} may not call process.${name}.`)
  }
  for (const name of TAKEN) Object.defineProperty(process, name, {value: refuse(name), configurable: false, writable: false})
  Object.defineProperty(process, 'getBuiltinModule', {
    value: (name: string) => {
      if (isClosed(name)) throw new Error(`${subject} may not import ${name}: it would reach beyond its worker.`)
      return builtin(name)
    },
    configurable: false,
    writable: false,
  })
}
