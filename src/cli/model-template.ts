import {existsSync} from 'node:fs'
import {readdir, readFile} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {OperationalError} from '../support/errors.js'
import {notFoundError} from '../support/not-found.js'
import {writeNewFile} from './new-file.js'

/** Writes a model policy that comes with its model, contract and training script, all called after `name`; `out` is where its YAML goes. */
export async function writeModelTemplate(
  templates: string,
  {template, name, out, force}: {readonly template: string; readonly name: string; readonly out: string; readonly force: boolean},
): Promise<readonly string[]> {
  const known = (await readdir(templates, {withFileTypes: true})).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  if (!known.includes(template)) {
    throw notFoundError({what: 'template', name: template, known, exit: 'usage'})
  }
  const from = join(templates, template)
  const renamed = async (file: string) => (await readFile(join(from, file), 'utf8')).replaceAll(template, name)
  const beside = (file: string) => join(dirname(out), file)
  const files = [
    {to: out, content: await renamed(`policy-${template}.yaml`)},
    {to: beside(`train-${name}.py`), content: await renamed(`train-${template}.py`)},
    {to: beside(`${name}.onnx`), content: new Uint8Array(await readFile(join(from, `${template}.onnx`)))},
    {to: beside(`${name}.contract.json`), content: await renamed(`${template}.contract.json`)},
  ]
  return await writeAll(files, force)
}

/** Writes a policy that asks a model which is yet to be trained, and a training script to begin with, called after `name`. */
export async function writeUntrainedPolicy(
  templates: string,
  {name, out, force}: {readonly name: string; readonly out: string; readonly force: boolean},
): Promise<readonly string[]> {
  const policy = await readFile(join(templates, 'policy', 'policy-model.yaml'), 'utf8')
  const script = await readFile(join(templates, 'lab', 'train.py'), 'utf8')
  const files = [
    {to: out, content: policy.replaceAll('NAME', name)},
    {to: join(dirname(out), `train-${name}.py`), content: script.replaceAll('train.py', `train-${name}.py`)},
  ]
  return await writeAll(files, force)
}

type NewFile = {readonly to: string; readonly content: string | Uint8Array}

/** All of them, or none where one is there already. */
async function writeAll(files: readonly NewFile[], force: boolean): Promise<readonly string[]> {
  const there = force ? [] : files.filter(({to}) => existsSync(to)).map(({to}) => to)
  if (there.length > 0)
    throw new OperationalError(`${there.join(', ')} exist${there.length === 1 ? 's' : ''} already: nothing was written.`, {
      code: 'file-exists',
      exit: 'precondition',
      hints: ['Choose another name, or overwrite with --force.'],
    })
  for (const {to, content} of files) await writeNewFile(to, content, force)
  return files.map(({to}) => to)
}
