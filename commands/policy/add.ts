import {Args, Flags} from '@oclif/core'
import {choice, dryRun, whole} from '../../src/cli/flags.js'
import {addPolicy} from '../../src/cli/policies.js'
import {notThereYet} from '../../src/cli/policy-binding.js'
import {renderAdded} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyAdd extends SliceCommand {
  static override summary = 'Add a policy, or a new source of one: it runs from now on.'
  static override description =
    'The file is loaded to see that it is a policy, kept with the slice, and given to the agents of its layer. Without --app, --label and --node it is bound as it was before, at first to all; --app and --label say together, and anew, for which applications it is. What it remembers stays, unless its stateVersion changed. One of a built-in policy’s name takes its place. A policy runs with the rights of its agent: add what you trust.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> policy.ts --app camera',
    '<%= config.bin %> <%= command.id %> policy.ts --layer cluster --priority 2',
    '<%= config.bin %> <%= command.id %> saver.ts --layer node --node edge/*',
    '<%= config.bin %> <%= command.id %> policy.ts --dry-run',
    '<%= config.bin %> <%= command.id %> policy-mine.py --python .venv/bin/python',
    '<%= config.bin %> <%= command.id %> policy-mine.py --install-packages',
    '<%= config.bin %> <%= command.id %> autoscale --app camera --set target=0.7 --set max=5',
  ]
  static override args = {
    file: Args.string({
      required: true,
      description:
        'one file: TypeScript (.ts), JavaScript (.js, .mjs), Python (.py); YAML (.yaml) for one that asks a model; or the name of a built-in one',
    }),
  }
  static override flags = {
    layer: choice(['cluster', 'continuum', 'node'], 'whose agents run it; without it as its definition says', 'layer'),
    app: Flags.string({multiple: true, description: 'only for this application (`*` at the end: any rest)', helpValue: '<application>'}),
    label: Flags.string({multiple: true, description: 'only for applications that carry this label', helpValue: '<label>'}),
    node: Flags.string({
      multiple: true,
      description: 'of the layer node: only on this node (NODE or CLUSTER/NODE; `*` at the end: any rest)',
      helpValue: '<node>',
    }),
    priority: whole({min: -4, max: 4, description: 'of policies that want the same, the greater goes first'}),
    python: Flags.string({
      description: 'the interpreter of a Python policy, on the machine of the agents; without it MLSYSOPS_PYTHON there, or python3',
      helpValue: '<path>',
    }),
    'install-packages': Flags.boolean({
      description: 'install the packages that a Python policy says that it needs, into an environment of its own at its agents',
    }),
    set: Flags.string({
      multiple: true,
      default: [],
      description: 'a parameter of a built-in policy, such as target=0.7',
      helpValue: '<parameter>',
    }),
    'dry-run': dryRun,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(PolicyAdd)
    const {layer, app: applications, label: labels, node: nodes, priority, python, 'install-packages': installPackages} = flags
    if (installPackages) this.say(`The agents install what ${args.file} needs. A package that must be built takes minutes.`)
    else this.saySoon(`Waiting until ${args.file} is loaded`)
    const bound = {applications, labels, nodes, priority}
    const options = {layer, ...bound, python, installPackages, set: flags.set, dryRun: flags['dry-run'], signal: this.signal}
    const api = await this.api()
    const added = await addPolicy(api, args.file, options)
    for (const remark of await notThereYet(api, applications ?? [], this.signal)) this.note(remark)
    return this.print(added, renderAdded)
  }
}
