import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {mustBeFree} from '../../src/cli/added-mechanisms.js'
import {BaseCommand} from '../../src/cli/base-command.js'
import {writeNewFile} from '../../src/cli/new-file.js'
import {quote} from '../../src/testbed/steps.js'

export default class MechanismInit extends BaseCommand {
  static override summary = 'Write a mechanism to begin with.'
  static override description =
    'It works as it is: it opens and closes valves that it remembers. With --executable it is a program, a script in Python within its manifest. It never overwrites a file unless told to.'
  static override examples = ['<%= config.bin %> <%= command.id %> valve', '<%= config.bin %> <%= command.id %> valve --executable']
  static override args = {name: Args.string({required: true, description: 'its name: lower-case letters, digits and dashes'})}
  static override flags = {
    executable: Flags.boolean({description: 'a program that speaks JSON lines, with its manifest in YAML'}),
    out: Flags.string({description: 'where to write it; without it NAME.ts or mechanism-NAME.yaml', helpValue: '<file>'}),
    force: Flags.boolean({description: 'overwrite the file if it exists'}),
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(MechanismInit)
    const {name} = args
    mustBeFree(name)
    const [template, file] = flags.executable
      ? (['mechanism.yaml', `mechanism-${name}.yaml`] as const)
      : (['mechanism.ts', `${name}.ts`] as const)
    const text = await readFile(join(this.config.root, 'templates', 'mechanism', template), 'utf8')
    const out = flags.out ?? file
    await writeNewFile(out, text.replaceAll('NAME', name), flags.force)
    return this.print(
      {file: out},
      () =>
        `Wrote ${out}. Next:\n  mlsysops mechanism add ${quote(out)}\n  mlsysops mechanism state ${name}\n  mlsysops mechanism apply ${name} --set valve=north --set position=30 --cluster my-cluster --dry-run`,
    )
  }
}
