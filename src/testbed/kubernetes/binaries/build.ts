import {rename, rm} from 'node:fs/promises'
import {join} from 'node:path'
import type {Shell} from '../../../support/process/shell.js'
import {quote} from '../../steps.js'
import type {Pin} from './pins.js'

export type Build = {
  readonly pin: Pin
  /** The package's folder. */
  readonly root: string
  /** Where the program goes; its folder must be there. */
  readonly path: string
}

/** A cold API server on a slow machine. */
const LIMIT_MS = 60 * 60_000

/** Compiles a program from the sources that its Go module pins by sum. It appears whole or not at all; Go's own cache makes the next time short. */
export async function build(
  {pin, root, path}: Build,
  {shell, signal, onProgress}: {readonly shell: Shell; readonly signal: AbortSignal; readonly onProgress: (packages: number) => void},
): Promise<void> {
  const unfinished = `${path}.unfinished`
  let packages = 0
  try {
    await shell.run('go', ['build', '-v', ...argumentsOf(pin, unfinished)], {
      signal,
      timeoutMs: LIMIT_MS,
      cwd: moduleOf(pin, root),
      env: {CGO_ENABLED: '0'},
      onLine() {
        packages += 1
        onProgress(packages)
      },
    })
    await rename(unfinished, path)
  } finally {
    await rm(unfinished, {force: true})
  }
}

/** The same for a person's shell. */
export function buildScript({pin, root, path}: Build): string {
  return `(cd ${quote(moduleOf(pin, root))} && CGO_ENABLED=0 go build ${argumentsOf(pin, path).map(quote).join(' ')})`
}

function argumentsOf({variables, package: main}: Pin, path: string): readonly string[] {
  const settings = Object.entries(variables).map(([name, value]) => `-X ${name}=${value}`)
  return ['-trimpath', `-ldflags=${['-s -w', ...settings].join(' ')}`, '-o', path, main]
}

function moduleOf({module}: Pin, root: string): string {
  return join(root, 'testbed', module)
}
