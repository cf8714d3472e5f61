import {createHash} from 'node:crypto'
import {existsSync} from 'node:fs'
import {rm} from 'node:fs/promises'
import {join} from 'node:path'
import {writeFileAtomic} from '../../../support/files.js'
import type {Shell} from '../../../support/process/shell.js'
import {quote, type Step} from '../../steps.js'
import {type ImageRecipe, imageArchive} from './image-archive.js'
import {onMachine} from './machine.js'
import type {Machine, RealNodesPlan} from './plan.js'
import {CONTAINERD_SOCKET} from './settings.js'

const LIMIT_MS = 60_000

/** Puts an image into the store of a machine: pods find it there with `imagePullPolicy` `IfNotPresent` or `Never`. */
export function importImage(recipe: ImageRecipe, machine: Machine, plan: RealNodesPlan, shell: Shell): Step {
  const archive = imageArchive(recipe)
  // By what is in it: an image that was made anew under its old name is imported anew.
  const mark = join(machine.folder, `image-${createHash('sha256').update(archive).digest('hex').slice(0, 16)}`)
  const path = `${mark}.tar`
  const {file, args} = onMachine(
    [plan.binaries.ctr, '--address', CONTAINERD_SOCKET, '--namespace', 'k8s.io', 'images', 'import', path],
    machine,
    plan,
  )
  return {
    title: `Import the image ${recipe.name} on ${machine.name}`,
    describe: () => [`# ${path} is made by this program: one layer of ${recipe.files.length} files`, [file, ...args].map(quote).join(' ')],
    async run({signal}) {
      if (existsSync(mark)) return 'unchanged'
      await writeFileAtomic(path, archive)
      await shell.run(file, args, {signal, timeoutMs: LIMIT_MS})
      await rm(path)
      await writeFileAtomic(mark, `${recipe.name}\n`)
      return 'changed'
    },
  }
}
