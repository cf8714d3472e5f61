import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {architecture} from '../../src/testbed/kubernetes/binaries/pins.js'
import type {ImageRecipe} from '../../src/testbed/kubernetes/real-nodes/image-archive.js'

const SOURCES = fileURLToPath(new URL('../fixtures/real-pods', import.meta.url))
const BUILD_LIMIT_MS = 120_000

/** Whether Go is here, which builds the programs of test images. */
export function hasGo(): boolean {
  try {
    execFileSync('go', ['version'], {stdio: 'ignore'})
    return true
  } catch {
    return false
  }
}

/** An image with one static program and nothing else, no shell either: test/fixtures/real-pods/<program>.go, told its version. */
export function testImages(program: 'server', versions: readonly string[]): readonly ImageRecipe[] {
  const content = compile(program)
  return versions.map((version) => ({
    name: `mlsysops.eu/test-${program}:${version}`,
    architecture: architecture(),
    files: [{path: program, mode: 0o755, content}],
    entrypoint: [`/${program}`],
    environment: {VERSION: version},
  }))
}

function compile(program: string): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'mlsysops-image-'))
  try {
    const path = join(folder, program)
    execFileSync('go', ['build', '-trimpath', '-ldflags=-s -w', '-o', path, `${program}.go`], {
      cwd: SOURCES,
      env: {...process.env, CGO_ENABLED: '0'},
      timeout: BUILD_LIMIT_MS,
    })
    return readFileSync(path)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
