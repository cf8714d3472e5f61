import {execFileSync, spawnSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {chmodSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {architecture} from '../../../src/testbed/kubernetes/binaries/pins.js'
import {type ImageRecipe, imageArchive} from '../../../src/testbed/kubernetes/real-nodes/image-archive.js'
import {pauseImage} from '../../../src/testbed/kubernetes/real-nodes/pause.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

const recipe: ImageRecipe = {
  name: 'mlsysops.eu/try:1',
  architecture: 'amd64',
  files: [
    {path: 'opt/try/program', mode: 0o755, content: Buffer.from('#!/bin/true\n')},
    {path: 'readme', mode: 0o644, content: Buffer.alloc(512, 'x')},
  ],
  entrypoint: ['/opt/try/program'],
  environment: {VERSION: '1'},
}

describe('the archive of an image', () => {
  test('is what tar unpacks, and its digests are those of its parts', () => {
    const folder = temporaryDirectory()
    writeFileSync(join(folder, 'image.tar'), imageArchive(recipe))
    execFileSync('tar', ['-xf', 'image.tar'], {cwd: folder})
    const [manifest] = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as [
      {Config: string; RepoTags: string[]; Layers: string[]},
    ]
    expect(manifest).toMatchObject({RepoTags: ['mlsysops.eu/try:1'], Layers: ['layer.tar']})
    const config = readFileSync(join(folder, manifest.Config))
    expect(manifest.Config).toBe(`${sha256(config)}.json`)
    const layer = readFileSync(join(folder, 'layer.tar'))
    expect(JSON.parse(String(config))).toMatchObject({
      config: {Entrypoint: ['/opt/try/program'], Env: ['VERSION=1']},
      rootfs: {diff_ids: [`sha256:${sha256(layer)}`]},
    })
    const list = execFileSync('tar', ['-tvf', 'layer.tar', '--numeric-owner'], {cwd: folder, encoding: 'utf8'})
    expect(
      list
        .trim()
        .split('\n')
        .map((line) => line.replaceAll(/ +/g, ' ').replace(/ 1970-\d\d-\d\d \d\d:\d\d/, '')),
    ).toEqual(['drwxr-xr-x 0/0 0 opt/', 'drwxr-xr-x 0/0 0 opt/try/', '-rwxr-xr-x 0/0 12 opt/try/program', '-rw-r--r-- 0/0 512 readme'])
  })

  test('is the same for the same recipe, to the byte', () => {
    expect(imageArchive(recipe).equals(imageArchive({...recipe}))).toBe(true)
    expect(imageArchive(recipe).equals(imageArchive({...recipe, environment: {VERSION: '2'}}))).toBe(false)
  })

  test('takes no path that its format cannot hold', () => {
    const files = [{path: 'x'.repeat(101), mode: 0o644, content: Buffer.alloc(0)}]
    expect(() => imageArchive({...recipe, files})).toThrow(RangeError)
  })
})

describe('the pause image', () => {
  test.skipIf(process.platform !== 'linux')('holds a program that waits until it is killed', () => {
    const path = join(temporaryDirectory(), 'pause')
    const [file] = pauseImage(architecture()).files
    writeFileSync(path, file?.content ?? '')
    chmodSync(path, 0o755)
    // It neither ends by itself nor fails: the limit ends it.
    expect(spawnSync(path, {timeout: 300, killSignal: 'SIGKILL'}).signal).toBe('SIGKILL')
  })

  test('is refused for a machine that nobody has written it for', () => {
    expect(() => pauseImage('riscv64')).toThrow('There is no pause image for riscv64.')
  })
})

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
