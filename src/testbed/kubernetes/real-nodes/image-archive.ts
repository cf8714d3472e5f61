import {createHash} from 'node:crypto'

/** An image of one layer, made of files: no registry, no daemon and no download. */
export type ImageRecipe = {
  /** With its tag. */
  readonly name: string
  /** As Go calls it: `amd64`. */
  readonly architecture: string
  readonly files: readonly ImageFile[]
  readonly entrypoint: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}
export type ImageFile = {
  /** Without a leading slash; the folders above it are made. At most 100 bytes. */
  readonly path: string
  readonly mode: number
  readonly content: Buffer
}

/**
 * The image as an archive that `ctr image import` and `docker load` take. The same recipe gives the same bytes. Source: moby/moby,
 * image/spec/spec.md.
 */
export function imageArchive({name, architecture, files, entrypoint, environment = {}}: ImageRecipe): Buffer {
  const layer = tar(files)
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      config: {Entrypoint: entrypoint, Env: Object.entries(environment).map(([key, value]) => `${key}=${value}`)},
      rootfs: {type: 'layers', diff_ids: [`sha256:${sha256(layer)}`]},
    }),
  )
  const configName = `${sha256(config)}.json`
  const manifest = Buffer.from(JSON.stringify([{Config: configName, RepoTags: [name], Layers: ['layer.tar']}]))
  return tar([
    {path: configName, mode: 0o644, content: config},
    {path: 'layer.tar', mode: 0o644, content: layer},
    {path: 'manifest.json', mode: 0o644, content: manifest},
  ])
}

const BLOCK = 512

/** Source: POSIX.1-1988, ustar. Of root, of no time. */
function tar(files: readonly ImageFile[]): Buffer {
  const folders = new Set(files.flatMap(({path}) => foldersAbove(path)))
  const parts = [
    ...[...folders].toSorted().map((path) => header({path: `${path}/`, mode: 0o755, size: 0, type: '5'})),
    ...files.flatMap(({path, mode, content}) => [header({path, mode, size: content.length, type: '0'}), padded(content)]),
  ]
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)])
}

type Entry = {readonly path: string; readonly mode: number; readonly size: number; readonly type: '0' | '5'}

function header({path, mode, size, type}: Entry): Buffer {
  if (Buffer.byteLength(path) > 100) throw new RangeError(`A path in an archive has at most 100 bytes, unlike ${path}.`)
  const block = Buffer.alloc(BLOCK)
  block.write(path, 0)
  block.write(octal(mode, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(0, 11), 136)
  block.write(type, 156)
  block.write('ustar\0' + '00', 257)
  // Of the header with its own place blank.
  block.write(' '.repeat(8), 148)
  block.write(
    `${octal(
      block.reduce((sum, byte) => sum + byte, 0),
      6,
    )}\0 `,
    148,
  )
  return block
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)])
}

function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}
