import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

const run = promisify(execFile)
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILD = join(ROOT, 'templates/agent-image/build.mjs')
const CONTAINERD = '/usr/bin/containerd'
const isRoot = process.getuid?.() === 0
const isBuilt = existsSync(join(ROOT, 'dist/src/cli/main.js'))

type Descriptor = {readonly digest: string; readonly size: number}
type Built = {
  readonly digest: string
  readonly sizeBytes: number
  readonly layers: readonly {readonly name: string; readonly sizeBytes: number}[]
}

describe.skipIf(process.platform !== 'linux' || !isBuilt)(
  `the image of the agents${isBuilt ? '' : ' (skipped: mlsysops is not built)'}`,
  () => {
    let folder = ''
    let built: Built
    const archive = () => join(folder, 'agent.tar')
    const layout = () => join(folder, 'layout')
    const json = <T>(path: string): T => JSON.parse(readFileSync(join(layout(), path), 'utf8')) as T
    const blob = ({digest}: Descriptor) => readFileSync(join(layout(), 'blobs', digest.replace(':', '/')))
    const image = () => {
      const [manifest] = json<{manifests: readonly Descriptor[]}>('index.json').manifests
      const {config, layers} = JSON.parse(String(blob(found(manifest)))) as {config: Descriptor; layers: readonly Descriptor[]}
      return {manifest: found(manifest), config: JSON.parse(String(blob(config))) as Config, layers}
    }
    type Config = {readonly config: {readonly User: string}; readonly rootfs: {readonly diff_ids: readonly string[]}}

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'mlsysops-image-'))
      built = JSON.parse((await run(process.execPath, [BUILD, '--output', archive(), '--json'])).stdout) as Built
      mkdirSync(layout())
      await run('tar', ['-xf', archive(), '-C', layout()])
    }, 120_000)
    afterAll(() => {
      if (folder !== '') rmSync(folder, {recursive: true, force: true})
    })

    test('is an archive whose every part is what its digest says, for a user without rights', () => {
      const {manifest, config, layers} = image()
      expect(manifest.digest).toBe(built.digest)
      for (const one of [manifest, ...layers]) {
        expect(sha256(blob(one))).toBe(one.digest)
        expect(blob(one)).toHaveLength(one.size)
      }
      expect(config.rootfs.diff_ids).toEqual(layers.map((layer) => sha256(gunzipSync(blob(layer)))))
      expect(config.config.User).toBe('65532:65532')
      expect(json<readonly {Layers: readonly string[]}[]>('manifest.json')[0]?.Layers).toHaveLength(layers.length)
      expect(built.sizeBytes).toBeLessThan(100 * 2 ** 20)
    })

    test('holds nothing of development, and no model runtime', async () => {
      const names = await Promise.all(
        image().layers.map(async ({digest}) =>
          (await run('tar', ['-tzf', join(layout(), 'blobs', digest.replace(':', '/'))], {maxBuffer: 2 ** 26})).stdout.split('\n'),
        ),
      )
      const all = new Set(names.flat())
      for (const there of [
        'usr/local/bin/node',
        'app/bin/run.js',
        'app/dist/src/cli/main.js',
        'app/node_modules/mqtt/package.json',
        'etc/passwd',
      ])
        expect(all, there).toContain(there)
      for (const absent of [
        'app/node_modules/typescript/',
        'app/node_modules/vitest/',
        'app/node_modules/onnxruntime-node/',
        'app/src/',
        'app/test/',
      ])
        expect(all, absent).not.toContain(absent)
    })

    test('is the same to the byte when it is made again', async () => {
      const again = join(folder, 'again.tar')
      await run(process.execPath, [BUILD, '--output', again])
      expect(sha256(readFileSync(again))).toBe(sha256(readFileSync(archive())))
      rmSync(again)
    }, 60_000)

    test.skipIf(!isRoot)(
      'runs with nothing else than what is in it, without rights',
      async () => {
        const root = join(folder, 'root')
        mkdirSync(root)
        for (const {digest} of image().layers) await run('tar', ['-xzf', join(layout(), 'blobs', digest.replace(':', '/')), '-C', root])
        const inside = (...args: readonly string[]) =>
          run('chroot', ['--userspec=65532:65532', root, '/usr/local/bin/node', '/app/bin/run.js', ...args], {
            env: {PATH: '/usr/sbin:/usr/bin'},
            maxBuffer: 2 ** 24,
          })
        expect((await inside('--version')).stdout).toMatch(/^mlsysops\/\S+ linux-\S+ node-v24/)
        expect((await inside('agent', 'manifests', '--layer', 'node', '--slice', 'city', '--cluster', 'near')).stdout).toContain(
          'kind: DaemonSet',
        )
      },
      60_000,
    )

    test.skipIf(!isRoot || !existsSync(CONTAINERD))(
      'is taken by containerd, under the name by which a pod asks for it',
      async () => {
        const {address, stop} = await startContainerd(folder)
        try {
          const ctr = async (...args: readonly string[]) => (await run('ctr', ['--address', address, '-n', 'test', ...args])).stdout
          await ctr('image', 'import', '--snapshotter', 'native', archive())
          const {version} = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {version: string}
          expect(await ctr('image', 'ls', '-q')).toBe(`docker.io/library/mlsysops-agent:${version}\n`)
          expect(await ctr('image', 'check')).toContain('complete (4/4)')
        } finally {
          await stop()
        }
      },
      120_000,
    )
  },
)

/** One of our own, with nothing in it but a store of images. */
async function startContainerd(folder: string): Promise<{readonly address: string; readonly stop: () => Promise<void>}> {
  const address = join(folder, 'containerd.sock')
  const config = join(folder, 'containerd.toml')
  const lines = [
    'version = 2',
    `root = "${join(folder, 'containerd')}"`,
    `state = "${join(folder, 'containerd-state')}"`,
    'disabled_plugins = ["io.containerd.grpc.v1.cri"]',
    `[grpc]\naddress = "${address}"`,
  ]
  writeFileSync(config, lines.join('\n'))
  const daemon = spawn(CONTAINERD, ['--config', config], {stdio: 'ignore'})
  await expect
    .poll(
      () =>
        run('ctr', ['--address', address, 'version']).then(
          () => true,
          () => false,
        ),
      {timeout: 30_000},
    )
    .toBe(true)
  return {address, stop: () => ended(daemon)}
}

async function ended(daemon: ChildProcess): Promise<void> {
  const exit = new Promise((resolve) => daemon.once('exit', resolve))
  daemon.kill('SIGTERM')
  await exit
}

function sha256(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there.')
  return value
}
