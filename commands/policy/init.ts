import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {BaseCommand} from '../../src/cli/base-command.js'
import {UsageError} from '../../src/cli/errors.js'
import {writeNewFile} from '../../src/cli/new-file.js'
import {quote} from '../../src/testbed/steps.js'

const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/

export default class PolicyInit extends BaseCommand {
  static override summary = 'Write a policy to begin with.'
  static override description = 'It works as it is: it moves a component that misses a target. It never overwrites a file unless told to.'
  static override examples = ['<%= config.bin %> <%= command.id %> my-policy', '<%= config.bin %> <%= command.id %> my-policy --python']
  static override args = {name: Args.string({required: true, description: 'its name: lower-case letters, digits and dashes'})}
  static override flags = {
    python: Flags.boolean({description: 'in Python, as upstream has its policies'}),
    out: Flags.string({description: 'where to write it; without it NAME.ts, or policy-NAME.py', helpValue: '<file>'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyInit)
    const {name} = args
    if (!NAME.test(name)) throw new UsageError(`${name} is no name of a policy: lower-case letters, digits and dashes, 63 at most.`)
    const template = await readFile(join(this.config.root, 'templates', 'policy', flags.python ? 'policy.py' : 'policy.ts'), 'utf8')
    const file = flags.out ?? (flags.python ? `policy-${name}.py` : `${name}.ts`)
    await writeNewFile(file, template.replaceAll('NAME', name), flags.force)
    return this.print(
      {file},
      () =>
        `Wrote ${file}. Next:\n  mlsysops policy test ${quote(file)}\n  mlsysops policy add ${quote(file)} --app my-app\n  mlsysops policy trace ${name}`,
    )
  }
}
